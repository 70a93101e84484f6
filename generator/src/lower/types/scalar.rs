//! Text, numbers and flags: formats that have a type of their own, and bounds.

use super::Typing;
use super::held::Held;
use super::prose::{code, remark};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Bounds, Finer, Type};
use crate::schema::compose::{Composed, Conjunct, Said};
use crate::schema::{Limits, number, pattern};

impl<'d> Typing<'d> {
    /// What the project's own extensions make of a schema.
    pub(super) fn house(&mut self, composed: &Composed<'d>) -> Option<Held> {
        match composed.find(|it| it.house.format) {
            Some("amount") => return Some(Held::new(Type::Amount)),
            Some("result") => return Some(Held::new(Type::ResultInfo)),
            _ => {}
        }
        let said = composed.said.iter().rfind(|it| it.schema.house.json.is_some())?;
        let conjunct: Conjunct<'d> = said.conjunct(said.schema.house.json?);
        let json = match self.pieces(&[conjunct]).as_slice() {
            [super::whole::Piece::Refers { to, .. }, ..] => self.referred(*to),
            _ => Held::new(Type::Json),
        };
        Some(Held {
            bounds: text_bounds(&composed.limits),
            sensitive: json.sensitive,
            ..Held::new(Type::JsonText(Box::new(json.ty)))
        })
    }

    pub(super) fn text(&mut self, composed: &Composed<'d>) -> Held {
        let mut prose = String::new();
        let ty = match composed.format {
            Some("date-time") => Type::Timestamp,
            Some("date") => Type::Date,
            Some("iso-4217") => Type::Currency,
            Some("minor-units") => Type::MinorUnits,
            _ => Type::Text,
        };
        let limits = &composed.limits;
        self.bounds_agree(
            composed,
            limits.min_length,
            limits.max_length,
            ["minLength", "maxLength"],
        );
        let mut bounds = text_bounds(limits);
        if let Some(pattern) = bounds.finer.pattern.take_if(|it| !pattern::is_readable(it)) {
            self.pattern_unread(composed, &pattern);
            prose = format!("Of the form {}.", code(&pattern));
        }
        for pattern in &composed.unchecked.patterns {
            remark(&mut prose, &format!("Of the form {}.", code(pattern)));
        }
        let sensitive = composed.any(|it| it.format == Some("password"));
        Held { bounds, sensitive, prose, ..Held::new(ty) }
    }

    fn pattern_unread(&mut self, composed: &Composed<'d>, pattern: &str) {
        let says = |it: &&Said<'d>| it.schema.limits.pattern == Some(pattern);
        let spot = composed.said.iter().find(says).map_or(composed.spot, |it| it.schema.spot);
        let message = "this pattern is not checked: it is no regular expression, or needs more than those have";
        let fault = Diagnostic::new(Code::PatternUnread, spot.said("pattern"), message);
        self.notes.warn(fault.help("write it without look-around, references back and `\\p`"));
    }

    pub(super) fn integer(&mut self, composed: &Composed<'d>) -> Held {
        let range = Range::of(&composed.limits);
        let (i64s, u64s) = (i128::from(i64::MIN)..=i64::MAX.into(), 0..=u64::MAX.into());
        let ends = [range.least, range.most];
        let all_in =
            |it: &std::ops::RangeInclusive<i128>| ends.iter().flatten().all(|end| it.contains(end));
        let is_unsigned = composed.format == Some("uint64")
            || range.least.is_some_and(|it| it >= 0)
                && range.most.is_some_and(|it| it > i64::MAX.into());
        let ty = match composed.format {
            _ if is_unsigned && all_in(&u64s) => Type::Unsigned,
            // The whole range of 64 bits is what the format says already.
            _ if all_in(&i64s) => Type::Integer,
            _ => Type::BigInteger,
        };
        let [mut bounds, finer] = [Bounds::default(), Bounds::default()];
        let mut finer =
            Finer { multiple_of: composed.limits.multiple_of.map(str::to_owned), ..finer.finer };
        for (end, whole, text) in [
            (range.least, &mut bounds.minimum, &mut finer.least),
            (range.most, &mut bounds.maximum, &mut finer.most),
        ] {
            let Some(end) = end else { continue };
            match i64::try_from(end) {
                Ok(end) => *whole = Some(end),
                Err(_) => *text = Some(end.to_string()),
            }
        }
        self.bounds_agree(composed, range.least, range.most, ["minimum", "maximum"]);
        let prose = multiples(composed);
        Held { bounds: Bounds { finer, ..bounds }, prose, ..Held::new(ty) }
    }

    pub(super) fn number(&mut self, composed: &Composed<'d>) -> Held {
        let limits = &composed.limits;
        let real = |it: Option<&str>| it.and_then(number::real);
        let (least, most) = (real(limits.minimum), real(limits.maximum));
        self.bounds_agree(composed, least, most, ["minimum", "maximum"]);
        let whole =
            |it: Option<&str>| it.and_then(number::whole).and_then(|it| i64::try_from(it).ok());
        let (minimum, maximum) = (whole(limits.minimum), whole(limits.maximum));
        let text = |it: Option<&str>| it.map(str::to_owned);
        let finer = Finer {
            least: text(limits.minimum.filter(|_| minimum.is_none())),
            most: text(limits.maximum.filter(|_| maximum.is_none())),
            above: text(limits.above),
            below: text(limits.below),
            multiple_of: text(limits.multiple_of),
            ..Finer::default()
        };
        Held {
            bounds: Bounds { minimum, maximum, finer, ..Bounds::default() },
            prose: multiples(composed),
            ..Held::new(Type::Number)
        }
    }

    pub(super) fn bounds_agree<T: PartialOrd>(
        &mut self,
        composed: &Composed<'d>,
        least: Option<T>,
        most: Option<T>,
        [low, high]: [&str; 2],
    ) {
        if least.is_some_and(|least| most.is_some_and(|most| most < least)) {
            let find = |keyword: &str| {
                let said =
                    composed.said.iter().find(|it| it.schema.spot.node.get(keyword).is_some());
                said.map_or(composed.spot, |it| it.schema.spot).said(keyword)
            };
            let message = format!("`{high}` is less than `{low}`: no value can be both");
            let fault = Diagnostic::new(Code::BoundsMeetNothing, find(high), message)
                .related(find(low), "the least");
            self.notes.warn(fault.help("swap the two, or leave one out"));
        }
    }
}

/// The numbers of which a value is a multiple, and that are not checked.
fn multiples(composed: &Composed<'_>) -> String {
    let shown: Vec<String> = composed.unchecked.multiples.iter().map(|it| code(it)).collect();
    match shown.is_empty() {
        true => String::new(),
        false => format!("A multiple of {} too.", shown.join(" and of ")),
    }
}

/// The whole numbers from the least to the greatest that bounds allow.
struct Range {
    least: Option<i128>,
    most: Option<i128>,
}

impl Range {
    fn of(limits: &Limits<'_>) -> Self {
        let up = |it: &str| number::whole(it).or_else(|| Some(number::real(it)?.ceil() as i128));
        let down = |it: &str| number::whole(it).or_else(|| Some(number::real(it)?.floor() as i128));
        let above = limits.above.and_then(down).and_then(|it| it.checked_add(1));
        let below = limits.below.and_then(up).and_then(|it| it.checked_sub(1));
        let (least, most) = (limits.minimum.and_then(up), limits.maximum.and_then(down));
        Self { least: least.max(above), most: [most, below].into_iter().flatten().min() }
    }
}

pub(super) fn text_bounds(limits: &Limits<'_>) -> Bounds {
    Bounds {
        min_length: limits.min_length,
        max_length: limits.max_length,
        finer: Finer { pattern: limits.pattern.map(str::to_owned), ..Finer::default() },
        ..Bounds::default()
    }
}

pub(super) fn list_bounds(limits: &Limits<'_>) -> Bounds {
    Bounds {
        min_items: limits.min_items,
        max_items: limits.max_items,
        finer: Finer { unique_items: limits.unique_items, ..Finer::default() },
        ..Bounds::default()
    }
}

pub(super) fn map_bounds(limits: &Limits<'_>) -> Bounds {
    let (min_properties, max_properties) = (limits.min_properties, limits.max_properties);
    Bounds {
        finer: Finer { min_properties, max_properties, ..Finer::default() },
        ..Bounds::default()
    }
}

/// Names a format of text that has no type of its own.
pub(super) fn name_format(format: Option<&str>, ty: &Type, prose: &mut String) {
    if let Some(format) = format.filter(|_| *ty == Type::Text) {
        remark(prose, &format!("Of the format {}.", code(format)));
    }
}
