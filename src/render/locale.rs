//! The words of pages in one language: interface words with plurals, dates, periods. The only door to `icu_datetime`
//! and, for pages, to `fluent-bundle`.

use std::collections::BTreeMap;

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use icu_calendar::Date as IcuDate;
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::LOCALE_MISSING;
use crate::diagnostic::LOCALE_SYNTAX;
use crate::diagnostic::Span;
use crate::model::Date;
use crate::model::Duration;
use crate::model::LanguageTag;

/// An argument of an interface message.
pub enum Arg<'a> {
    /// Words put in as they are.
    Text(&'a str),
    /// A number, which may decide the plural.
    Count(u32),
}

/// Interface words, dates and periods of one language.
pub struct Locale {
    /// The language.
    pub language: LanguageTag,
    bundle: FluentBundle<FluentResource>,
    /// The messages that are the same wherever they stand, which is most of them.
    plain: BTreeMap<String, String>,
    dates: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
}

impl Locale {
    /// The words of a language out of its files, the built-in one first; later files replace single messages. `place` is
    /// where the site asks for the language.
    pub fn new(language: &LanguageTag, files: &[&str], place: Span, log: &mut Diagnostics) -> Self {
        if files.is_empty() {
            log.push(Diagnostic::new(LOCALE_MISSING, place).arg("language", language));
        }
        let id = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for file in files {
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*file).to_owned());
            if let Err((_, faults)) = FluentResource::try_new((*file).to_owned()) {
                let fault = faults.first().map(ToString::to_string).unwrap_or_default();
                log.push(Diagnostic::new(LOCALE_SYNTAX, Span::NONE).arg("language", language).arg("fault", fault));
            }
            bundle.add_resource_overriding(resource);
        }
        let mut locale =
            Self { language: language.clone(), bundle, plain: BTreeMap::new(), dates: date_formatter(language) };
        // A message begins a line. What only looks like one is none, or is not asked for.
        let names = files.iter().flat_map(|file| file.lines()).filter_map(|line| line.split_once(" ="));
        let plain = names.filter_map(|(name, _)| Some((name.to_owned(), locale.formatted(name, &[])?)));
        locale.plain = plain.collect();
        locale
    }

    /// Whether there is a message.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    /// A message; `None` if there is none of the name or an argument is missing.
    pub fn get(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        self.plain.get(id).cloned().or_else(|| self.formatted(id, args))
    }

    fn formatted(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from((*text).to_owned()),
                Arg::Count(count) => FluentValue::from(*count),
            };
            values.set((*name).to_owned(), value);
        }
        let mut faults = Vec::new();
        let words = self.bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned();
        faults.is_empty().then_some(words)
    }

    /// A message without arguments; its name if there is none, so that the lack is seen.
    pub fn word(&self, id: &str) -> String {
        self.get(id, &[]).unwrap_or_else(|| id.to_owned())
    }

    /// The name of a country or language, or its code where the theme has no name for it.
    pub fn named(&self, kind: &str, code: &str) -> String {
        let id = format!("{kind}-{}", code.to_lowercase());
        if self.has(&id) { self.word(&id) } else { code.to_owned() }
    }

    /// A day as the language writes it: 1 October 2026, 2026年10月1日.
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let icu = IcuDate::try_new_gregorian(i32::from(year), month, day).ok();
        match (icu, &self.dates) {
            (Some(icu), Some(formatter)) => formatter.format(&icu).to_string(),
            _ => date.to_string(),
        }
    }

    /// A period as the language writes it: 90 days, 90天.
    pub fn duration(&self, duration: &Duration) -> String {
        let id = format!("duration-{}", duration.unit.name());
        self.get(&id, &[("count", Arg::Count(duration.count))]).unwrap_or_else(|| duration.to_string())
    }

    /// Joins the entries of a list: `a, b`, `a、b`.
    pub fn join(&self, entries: &[String]) -> String {
        entries.join(&self.get("list-separator", &[]).unwrap_or_else(|| ", ".to_owned()))
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if self.language.is_rtl() { "rtl" } else { "ltr" }
    }
}

/// British order for plain `en`: a policy is read everywhere, and 1 October can't be taken for 10 January.
fn date_formatter(language: &LanguageTag) -> Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>> {
    let tag = if language.as_str() == "en" { "en-GB" } else { language.as_str() };
    let locale: icu_locale::Locale = tag.parse().ok()?;
    FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &str) -> Locale {
        let words = "duration-day = { $count ->\n    [one] { $count } day\n   *[other] { $count } days\n}\n";
        Locale::new(&tag.parse().unwrap(), &[words], Span::NONE, &mut Diagnostics::default())
    }

    #[test]
    fn dates_take_the_form_of_the_language() {
        let date = "2026-10-01".parse().unwrap();
        assert_eq!(locale("en").date(date), "1 October 2026");
        assert_eq!(locale("zh-CN").date(date), "2026年10月1日");
        assert!(locale("ar").date(date).contains("2026") || locale("ar").date(date).contains('٢'));
    }

    #[test]
    fn plurals_follow_the_language() {
        assert_eq!(locale("en").duration(&"P1D".parse().unwrap()), "1 day");
        assert_eq!(locale("en").duration(&"P90D".parse().unwrap()), "90 days");
    }
}
