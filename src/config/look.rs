//! How pages look: the part of it that a site or a theme may set without touching templates or style sheets.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::LOW_CONTRAST;
use crate::diagnostic::Places;
use crate::model::By;
use crate::model::Color;
use crate::model::Font;
use crate::model::Labels;
use crate::model::Url;
use crate::source::SourceTree;

/// How pages look. `[look]` in `site.toml`, and `look.toml` of a theme; what a site sets counts before what its theme sets.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The company's mark, a file below `static/`: SVG, PNG or JPEG. It stands beside the company's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// Fonts of the text, the first choice first. The system's own follow, so that every script has one. A font that is
    /// no part of the reader's system comes with a theme: `@font-face` in its style sheet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fonts: Vec<Font>,
    /// Fonts of headings, the first choice first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heading_fonts: Vec<Font>,
    /// How much room there is between lines and rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub density: Option<Density>,
    /// Whether each clause leads to itself in the other languages; it does unless this says no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause_languages: Option<bool>,
    /// Colours on a light ground.
    #[serde(default)]
    pub light: By<Part, Color>,
    /// Colours on a dark ground.
    #[serde(default)]
    pub dark: By<Part, Color>,
    /// Links at the head of every page, for example to the company's site.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub header: Vec<SiteLink>,
    /// Links at the foot of every page, for example the filing number of the site (备案号).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub footer: Vec<SiteLink>,
}

/// How much room there is between lines and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Density {
    /// As the theme has it.
    Comfortable,
    /// Less room. Letters stay as large, and lines one and a half times as high.
    Compact,
}

/// What has a colour. The style sheet knows it by the same name: `--line-strong`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The ground.
    Paper,
    /// A second ground: notes, the foot.
    Tint,
    /// Lines between rows and parts.
    Line,
    /// Lines that matter.
    LineStrong,
    /// Text.
    Ink,
    /// Text that matters less.
    Soft,
    /// Links.
    Link,
    /// The bar on top, the mark of the page one is on, the frame of what has the focus.
    Accent,
    /// What is new.
    Good,
    /// The ground of what is new.
    GoodTint,
    /// What is gone.
    Bad,
    /// The ground of what is gone.
    BadTint,
    /// Sensitive data, warnings.
    Warn,
    /// The ground of warnings.
    WarnTint,
    /// The clause that a link led to.
    Target,
}

/// A link of the site's own.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteLink {
    /// Its words, by language.
    pub label: Labels,
    /// Where it leads.
    pub url: Url,
}

/// Text and a ground it stands on. They must be told apart at 4.5:1 (WCAG 2.2, 1.4.3).
const TEXTS: [(Part, Part); 16] = [
    (Part::Ink, Part::Paper),
    (Part::Ink, Part::Tint),
    (Part::Ink, Part::Target),
    (Part::Soft, Part::Paper),
    (Part::Soft, Part::Tint),
    (Part::Link, Part::Paper),
    (Part::Link, Part::Tint),
    (Part::Link, Part::Target),
    (Part::Accent, Part::Paper),
    (Part::Good, Part::Paper),
    (Part::Good, Part::GoodTint),
    (Part::Bad, Part::Paper),
    (Part::Bad, Part::BadTint),
    (Part::Warn, Part::Paper),
    (Part::Warn, Part::WarnTint),
    (Part::Warn, Part::Tint),
];

/// The least contrast of text.
const LEAST: f64 = 4.5;

impl Look {
    /// This look, and what it leaves open as another has it.
    #[must_use]
    pub fn over(mut self, other: &Self) -> Self {
        let or = |own: By<Part, Color>, other: &By<Part, Color>| By(other.0.clone().into_iter().chain(own.0).collect());
        self.light = or(self.light, &other.light);
        self.dark = or(self.dark, &other.dark);
        self.logo = self.logo.or_else(|| other.logo.clone());
        self.density = self.density.or(other.density);
        self.clause_languages = self.clause_languages.or(other.clause_languages);
        self.fonts = filled(self.fonts, &other.fonts);
        self.heading_fonts = filled(self.heading_fonts, &other.heading_fonts);
        self.header = filled(self.header, &other.header);
        self.footer = filled(self.footer, &other.footer);
        self
    }

    /// Logs colours of text that can't be told from their ground. `prefix` is where the look stands in its file.
    pub fn check(&self, prefix: &str, places: &Places, log: &mut Diagnostics) {
        for (scheme, colors) in [("light", &self.light), ("dark", &self.dark)] {
            let place = |part: Part| places.0.get(&format!("{prefix}{scheme}.{}", part.name()));
            for (text, ground) in TEXTS {
                let (Some(one), Some(other)) = (colors.get(&text), colors.get(&ground)) else { continue };
                let contrast = one.contrast(other);
                if contrast >= LEAST {
                    continue;
                }
                let place = place(text).or_else(|| place(ground)).copied().unwrap_or_else(|| places.get(prefix));
                let fault = Diagnostic::new(LOW_CONTRAST, place).arg("text", text.name()).arg("ground", ground.name());
                // Rounded down: 4.49 is not enough and must not read as 4.5.
                let contrast = format!("{:.1}", (contrast * 10.0).floor() / 10.0);
                log.push(fault.arg("contrast", contrast).arg("scheme", scheme));
            }
        }
    }

    /// Logs a logo and links to files of the site that are not there. Keys in `places` begin with `prefix`, as for
    /// [`Look::check`].
    pub fn check_files(&self, prefix: &str, places: &Places, sources: &SourceTree, log: &mut Diagnostics) {
        if let Some(logo) = &self.logo {
            sources.check_static(logo, places.get(&format!("{prefix}logo")), log);
        }
        for (list, links) in [("header", &self.header), ("footer", &self.footer)] {
            for (at, link) in links.iter().enumerate() {
                sources.check_address(link.url.as_str(), places.get(&format!("{prefix}{list}.{at}.url")), log);
            }
        }
    }

    /// The colours, fonts and measures as custom properties for the head of a style sheet.
    #[must_use]
    pub fn style(&self) -> String {
        let mut out = format!(":root {{\n{}}}\n\n", properties(&self.light));
        if !self.dark.is_empty() {
            let dark = properties(&self.dark);
            out.push_str(&format!("@media (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n\n"));
        }
        // On every element that changes the language, so that the fonts of its script follow.
        for (name, fonts, then) in [("text", &self.fonts, "sans"), ("heading", &self.heading_fonts, "display")] {
            if !fonts.is_empty() {
                let fonts: Vec<String> = fonts.iter().map(|font| format!("\"{font}\"")).collect();
                out.push_str(&format!(
                    ":root,\n[lang] {{\n    --{name}-font: {}, var(--{then});\n}}\n\n",
                    fonts.join(", ")
                ));
            }
        }
        if self.density == Some(Density::Compact) {
            out.push_str(
                ":root {\n    --tight: 0.15;\n    --gap: 0.65em;\n    --row: 0.55rem;\n    --part: 2.25rem;\n}\n\n",
            );
        }
        out
    }
}

impl Part {
    /// `line-strong`
    fn name(self) -> String {
        let name = serde_json::to_value(self).ok();
        name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
    }
}

/// A list, or another if it is empty.
fn filled<T: Clone>(own: Vec<T>, other: &[T]) -> Vec<T> {
    if own.is_empty() { other.to_vec() } else { own }
}

fn properties(colors: &By<Part, Color>) -> String {
    let lines: Vec<String> =
        colors.0.iter().map(|(part, color)| format!("    --{}: {color};\n", part.name())).collect();
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str) -> Look {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn what_a_site_sets_counts_before_what_its_theme_sets() {
        let theme = look("fonts = [\"A\"]\ndensity = \"compact\"\n[light]\nink = \"#000\"\npaper = \"#fff\"\n");
        let site = look("fonts = [\"B\"]\n[light]\nink = \"#111111\"\n").over(&theme);
        assert_eq!(site.fonts, [Font("B".to_owned())]);
        assert_eq!(site.density, Some(Density::Compact));
        assert!(site.style().starts_with(":root {\n    --paper: #fff;\n    --ink: #111111;\n}\n"), "{}", site.style());
    }

    #[test]
    fn text_that_can_hardly_be_read_is_told() {
        let faults = |text: &str| {
            let mut log = Diagnostics::default();
            look(text).check("", &Places::default(), &mut log);
            log.len()
        };
        assert_eq!(faults("[light]\nink = \"#767676\"\npaper = \"#ffffff\"\n"), 0);
        assert_eq!(faults("[light]\nink = \"#777777\"\npaper = \"#ffffff\"\n"), 1);
        assert_eq!(faults("[dark]\nlink = \"#335\"\npaper = \"#111\"\ntint = \"#222\"\n"), 2);
    }
}
