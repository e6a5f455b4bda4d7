//! What a release asks of people, as it is recorded when the release is frozen.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::By;
use crate::model::Class;
use crate::model::Regime;

/// What a release asks of people who agreed to an earlier one, by body of law.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// What holds under each body of law: what the changes ask for, or the author's word.
    pub consent: By<Regime, Class>,
    /// What the changes ask for, where the author says otherwise.
    #[serde(default, skip_serializing_if = "By::is_empty")]
    pub computed: By<Regime, Class>,
    /// Why the author says otherwise, in the source language and without markup.
    #[serde(default, skip_serializing_if = "By::is_empty")]
    pub reasons: By<Regime, String>,
    /// The records that need a consent of their own: `uses.face-login`.
    #[serde(default, skip_serializing_if = "By::is_empty")]
    pub separate: By<Regime, Vec<String>>,
}

impl Signal {
    /// What the release asks for under a body of law.
    pub fn class(&self, regime: Regime) -> Class {
        self.consent.get(&regime).copied().unwrap_or_default()
    }

    /// What its changes ask for under a body of law, whatever the author says.
    pub fn computed(&self, regime: Regime) -> Class {
        self.computed.get(&regime).copied().unwrap_or_else(|| self.class(regime))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_form_is_short_and_comes_back() {
        let mut signal = Signal::default();
        signal.consent.0.extend(Regime::ALL.map(|regime| (regime, Class::None)));
        signal.consent.0.insert(Regime::UsCa, Class::AdvanceNotice);
        let value = serde_json::to_value(&signal).unwrap();
        assert_eq!(
            value,
            json!({ "consent": { "cn": "none", "eu": "none", "uk": "none", "us-ca": "advance-notice" } })
        );
        assert_eq!(serde_json::from_value::<Signal>(value).unwrap(), signal);
        signal.computed.0.insert(Regime::UsCa, Class::Reconsent);
        assert_eq!(signal.class(Regime::UsCa), Class::AdvanceNotice);
        assert_eq!(signal.computed(Regime::UsCa), Class::Reconsent);
        assert_eq!(signal.computed(Regime::Cn), Class::None);
    }
}
