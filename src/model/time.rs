//! Days and periods. No clock and no zone: the only date that is not content is `--as-of`.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use schemars::Schema;
use schemars::SchemaGenerator;
use schemars::json_schema;
use serde::Deserialize;
use serde::Serialize;

/// A civil day, written `2026-10-01` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(pub jiff::civil::Date);

impl Date {
    /// The year, month and day.
    pub fn parts(self) -> (i16, u8, u8) {
        let month = u8::try_from(self.0.month()).unwrap_or(1);
        let day = u8::try_from(self.0.day()).unwrap_or(1);
        (self.0.year(), month, day)
    }
}

impl FromStr for Date {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse().map(Self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }

    fn inline_schema() -> bool {
        true
    }
}

/// A period in ISO 8601 form with one unit: `P90D`, `P12M`, `P2Y`, `P4W`, `PT24H`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Duration {
    /// How many of the unit.
    pub count: u32,
    /// The unit.
    pub unit: Unit,
}

/// The unit of a [`Duration`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Hours, `PT24H`.
    Hour,
    /// Days, `P90D`.
    Day,
    /// Weeks, `P4W`.
    Week,
    /// Months, `P12M`.
    Month,
    /// Years, `P2Y`.
    Year,
}

impl Unit {
    /// The name used in message ids: `day`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

impl Duration {
    /// The length in days, counting a month as 30.4375 days, for telling longer from shorter.
    pub fn days(&self) -> f64 {
        let one = match self.unit {
            Unit::Hour => 1.0 / 24.0,
            Unit::Day => 1.0,
            Unit::Week => 7.0,
            Unit::Month => 30.4375,
            Unit::Year => 365.25,
        };
        f64::from(self.count) * one
    }
}

impl FromStr for Duration {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let fault = || format!("`{text}` is no period like P90D");
        let rest = text.strip_prefix('P').ok_or_else(fault)?;
        let (rest, hours) = rest.strip_prefix('T').map_or((rest, false), |rest| (rest, true));
        let unit = match (rest.chars().last(), hours) {
            (Some('H'), true) => Unit::Hour,
            (Some('D'), false) => Unit::Day,
            (Some('W'), false) => Unit::Week,
            (Some('M'), false) => Unit::Month,
            (Some('Y'), false) => Unit::Year,
            _ => return Err(fault()),
        };
        let digits = &rest[..rest.len() - 1];
        let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        let count = digits.parse().ok().filter(|&count: &u32| plain && count > 0).ok_or_else(fault)?;
        Ok(Self { count, unit })
    }
}

impl TryFrom<String> for Duration {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Duration> for String {
    fn from(duration: Duration) -> Self {
        duration.to_string()
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.unit {
            Unit::Hour => return write!(f, "PT{}H", self.count),
            Unit::Day => 'D',
            Unit::Week => 'W',
            Unit::Month => 'M',
            Unit::Year => 'Y',
        };
        write!(f, "P{}{letter}", self.count)
    }
}

impl JsonSchema for Duration {
    fn schema_name() -> Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "duration" })
    }

    fn inline_schema() -> bool {
        true
    }
}

/// How long something is kept: a period typed in place, or the key of a `[retention.<id>]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum RetentionRef {
    /// A period.
    Period(Duration),
    /// The key of a `[retention.<id>]`.
    Record(String),
}

impl From<String> for RetentionRef {
    fn from(text: String) -> Self {
        text.parse().map_or(Self::Record(text), Self::Period)
    }
}

impl From<RetentionRef> for String {
    fn from(retention: RetentionRef) -> Self {
        match retention {
            RetentionRef::Period(period) => period.to_string(),
            RetentionRef::Record(id) => id,
        }
    }
}

impl JsonSchema for RetentionRef {
    fn schema_name() -> Cow<'static, str> {
        "RetentionRef".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "retention", "x-refers": "retention" })
    }

    fn inline_schema() -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_round_trip() {
        for text in ["P90D", "P12M", "P2Y", "P4W", "PT24H"] {
            assert_eq!(text.parse::<Duration>().unwrap().to_string(), text);
        }
        for text in ["", "P", "P90", "90D", "PT90D", "P-1D", "P0D", "P1.5Y", "p90d", "P90日"] {
            assert!(text.parse::<Duration>().is_err(), "{text}");
        }
    }
}
