//! What a kind of change asks for, by body of law and by store: `src/data/change_kinds.toml` as values.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::config::embedded;
use crate::model::ChangeKind;
use crate::model::Class;
use crate::model::Regime;

/// A condition that the records of two releases show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// A use that rested on another basis under the PIPL rests on consent.
    PiplToConsent,
    /// A use rests on consent under the GDPR.
    GdprOnConsent,
    /// The data fall under article 9 GDPR, whatever they are used for.
    SpecialCategory,
    /// The category of a receiver was named before.
    CategoryKnown,
    /// New data or a new purpose come with a receiver.
    DataOrPurposeGrows,
    /// New data or a new purpose come with a permission.
    BringsUse,
    /// The same release uses data for another purpose or in another way.
    WithMethodOrPurpose,
}

/// A question that only the author can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Whether a use would surprise a person.
    UnexpectedUse,
    /// Whether data fall under article 9 GDPR by their use.
    SpecialByUse,
    /// Whether new words can be understood in another way.
    OtherMeaning,
    /// Whether the category of a receiver was named before.
    CategoryNamed,
    /// Whether rules on automated decisions apply.
    AutomatedRules,
}

/// What telling or asking must be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Manner {
    /// Before data are used so.
    BeforeUse,
    /// Before data are collected.
    BeforeCollection,
    /// Where data are collected.
    AtCollection,
    /// By explicit consent.
    Explicit,
    /// By a guardian.
    ByGuardian,
    /// By opt-in of those under 16.
    #[serde(rename = "opt-in-under-16")]
    OptInUnder16,
    /// With the right to limit the use.
    WithLimit,
    /// With the name of the receiver.
    WithReceiver,
    /// With the prompt of the system.
    WithSystemPrompt,
    /// The version is shown.
    ShownVersion,
    /// The text stays true.
    TrueText,
    /// An up-to-date list is enough.
    ListSuffices,
    /// Other kinds of the same change may ask for more.
    AtLeast,
    /// It is the yearly update.
    YearlyUpdate,
}

/// A store for apps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Store {
    /// Google Play.
    Play,
    /// Apple's App Store.
    Apple,
}

/// What must be brought up to date in a store, or in the app for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Update {
    /// The Data safety form.
    DataSafety,
    /// Its answers on sharing.
    DataSafetySharing,
    /// Its answers on what people can choose.
    DataSafetyChoice,
    /// Whether a receiver is a service provider.
    ServiceProvider,
    /// A prominent disclosure.
    ProminentDisclosure,
    /// The declaration of permissions.
    PermissionDeclaration,
    /// The name of the developer.
    DeveloperName,
    /// The contact details of the developer.
    DeveloperContact,
    /// What holds for apps for families.
    FamiliesPolicy,
    /// The text of the policy.
    PolicyText,
    /// The privacy labels.
    Labels,
    /// The privacy manifest of the app.
    PrivacyManifest,
    /// The privacy manifest of an SDK.
    SdkManifest,
    /// New consent in the app.
    Consent,
    /// The usage string of a permission.
    UsageString,
    /// What the policy says about taking consent back.
    Revocation,
    /// The name of the seller.
    SellerName,
    /// What holds for children's apps.
    KidsCategory,
}

/// How sure a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It binds.
    Binding,
    /// An authority says how it reads the law.
    Guidance,
    /// Not in force yet.
    Draft,
    /// Nobody wrote it down.
    Practice,
    /// Nobody read it for this list.
    Unverified,
    /// The terms of a store.
    Store,
}

/// What a source belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Law {
    /// The law of mainland China.
    Cn,
    /// The law of the European Union, whose words are those of the United Kingdom.
    Eu,
    /// The law of California.
    UsCa,
    /// The terms of a store.
    Store,
}

/// Something for each body of law.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Laws<T> {
    /// Mainland China.
    pub cn: T,
    /// The European Union and the United Kingdom, where the same words are law.
    pub eu: T,
    /// California.
    pub us_ca: T,
}

impl<T> Laws<T> {
    /// That of a body of law.
    pub fn get(&self, regime: Regime) -> &T {
        match regime {
            Regime::Cn => &self.cn,
            Regime::Eu | Regime::Uk => &self.eu,
            Regime::UsCa => &self.us_ca,
        }
    }
}

/// Something for each store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stores<T> {
    /// Google Play.
    pub play: T,
    /// Apple's App Store.
    pub apple: T,
}

impl<T> Stores<T> {
    /// That of a store.
    pub fn get(&self, store: Store) -> &T {
        match store {
            Store::Play => &self.play,
            Store::Apple => &self.apple,
        }
    }
}

/// Places in sources, by the name of the source; none for the whole of it.
pub type Citations = IndexMap<String, Vec<String>>;

/// What a kind of change asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// How much, as a rule.
    pub class: Laws<Class>,
    /// What to bring up to date in the stores.
    pub update: Stores<BTreeSet<Update>>,
    /// What the telling or asking must be like.
    #[serde(default)]
    pub manner: Laws<Option<BTreeSet<Manner>>>,
    /// What holds instead under a condition.
    #[serde(default)]
    pub when: BTreeMap<Condition, Exception>,
    /// What holds instead if a question is answered with yes.
    #[serde(default)]
    pub asks: BTreeMap<Question, Exception>,
    /// Where it is written.
    #[serde(default)]
    pub sources: Citations,
}

/// What holds instead of the rule, where it says so.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// How much.
    #[serde(default)]
    pub class: Laws<Option<Class>>,
    /// What to bring up to date in the stores.
    #[serde(default)]
    pub update: Stores<Option<BTreeSet<Update>>>,
    /// What the telling or asking must be like, besides what it must be like anyway.
    #[serde(default)]
    pub manner: Laws<Option<BTreeSet<Manner>>>,
}

/// Something to bring up to date.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpdateTerm {
    /// What it is.
    pub text: String,
    /// Where it is written.
    #[serde(default)]
    pub sources: Citations,
}

/// A law, a text about one, or the terms of a store.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceTerm {
    /// What it is called.
    pub title: String,
    /// What it belongs to.
    pub law: Law,
    /// How sure it is.
    pub standing: Standing,
}

/// Everything that is known about the effects of changes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effects {
    /// The classes in words.
    pub classes: BTreeMap<Class, String>,
    /// The conditions in words.
    pub conditions: BTreeMap<Condition, String>,
    /// The questions in words.
    pub questions: BTreeMap<Question, String>,
    /// The manners in words.
    pub manners: BTreeMap<Manner, String>,
    /// What there is to bring up to date.
    pub updates: BTreeMap<Update, UpdateTerm>,
    /// The sources by name.
    pub sources: IndexMap<String, SourceTerm>,
    /// What each kind of change asks for.
    pub kinds: BTreeMap<ChangeKind, Effect>,
}

impl Effects {
    /// The list that comes with the tool, read once.
    pub fn built_in() -> &'static Self {
        static EFFECTS: LazyLock<Effects> = LazyLock::new(|| embedded(include_str!("../data/change_kinds.toml")));
        &EFFECTS
    }
}

impl Effect {
    /// What holds instead under some conditions.
    fn exceptions(&self, conditions: &[Condition]) -> impl Iterator<Item = &Exception> {
        self.when.iter().filter(|(condition, _)| conditions.contains(condition)).map(|(_, exception)| exception)
    }
}

impl Question {
    /// The question in English.
    pub fn text(self) -> &'static str {
        Effects::built_in().questions.get(&self).map_or("", String::as_str)
    }
}

impl ChangeKind {
    /// Everything the list says of it.
    pub fn effect(self) -> &'static Effect {
        &Effects::built_in().kinds[&self]
    }

    /// How much it asks for under a body of law; the most, if several conditions say something.
    pub fn class(self, regime: Regime, conditions: &[Condition]) -> Class {
        let effect = self.effect();
        let instead = effect.exceptions(conditions).filter_map(|exception| *exception.class.get(regime)).max();
        instead.unwrap_or(*effect.class.get(regime))
    }

    /// Where a body of law says so.
    pub fn citations(self, regime: Regime) -> Citations {
        let law = match regime {
            Regime::Cn => Law::Cn,
            Regime::Eu | Regime::Uk => Law::Eu,
            Regime::UsCa => Law::UsCa,
        };
        let known = &Effects::built_in().sources;
        let of_law = |source: &String| known.get(source).is_some_and(|term| term.law == law);
        let cited = self.effect().sources.iter().filter(|(source, _)| of_law(source));
        cited.map(|(source, places)| (source.clone(), places.clone())).collect()
    }

    /// What the telling or asking must be like under a body of law.
    pub fn manners(self, regime: Regime, conditions: &[Condition]) -> BTreeSet<Manner> {
        let effect = self.effect();
        let more = effect.exceptions(conditions).map(|exception| &exception.manner);
        more.chain([&effect.manner]).filter_map(|manner| manner.get(regime).as_ref()).flatten().copied().collect()
    }

    /// What it asks to bring up to date in a store.
    pub fn updates(self, store: Store, conditions: &[Condition]) -> BTreeSet<Update> {
        let effect = self.effect();
        let instead = effect.exceptions(conditions).filter_map(|exception| exception.update.get(store).as_ref());
        let instead: Vec<&BTreeSet<Update>> = instead.collect();
        let all = if instead.is_empty() { vec![effect.update.get(store)] } else { instead };
        all.into_iter().flatten().copied().collect()
    }

    /// What only the author can say of it: the questions whose answers could bring something that no condition brings.
    pub fn questions(self, conditions: &[Condition]) -> Vec<Question> {
        let effect = self.effect();
        let open = |asked: &Exception| effect.exceptions(conditions).all(|known| known != asked);
        effect.asks.iter().filter(|(_, asked)| open(asked)).map(|(question, _)| *question).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Shape;

    /// The words of an enum.
    fn words<T: JsonSchema>() -> BTreeSet<String> {
        let Shape::Choice { words, .. } = Shape::of::<T>() else { unreachable!() };
        words.into_iter().map(|(word, _)| word).collect()
    }

    /// The keys of a table, as written.
    fn keys<K: Serialize, V>(table: &BTreeMap<K, V>) -> BTreeSet<String> {
        let word = |key: &K| serde_json::to_value(key).unwrap().as_str().unwrap().to_owned();
        table.keys().map(word).collect()
    }

    #[test]
    fn every_kind_has_an_effect_under_every_law_and_in_every_store() {
        let ids: BTreeSet<String> = ChangeKind::ALL.iter().map(|kind| kind.id().to_owned()).collect();
        assert_eq!(keys(&Effects::built_in().kinds), ids);
        for kind in ChangeKind::ALL {
            for regime in [Regime::Cn, Regime::Eu, Regime::Uk, Regime::UsCa] {
                assert_eq!(kind.class(regime, &[]), *kind.effect().class.get(regime));
            }
            for store in [Store::Play, Store::Apple] {
                assert_eq!(kind.updates(store, &[]), *kind.effect().update.get(store));
            }
        }
    }

    #[test]
    fn every_word_has_its_meaning_and_its_use() {
        let effects = Effects::built_in();
        assert_eq!(keys(&effects.classes), words::<Class>());
        assert_eq!(keys(&effects.conditions), words::<Condition>());
        assert_eq!(keys(&effects.questions), words::<Question>());
        assert_eq!(keys(&effects.manners), words::<Manner>());
        assert_eq!(keys(&effects.updates), words::<Update>());
        let text = include_str!("../data/change_kinds.toml");
        let rows = &text[text.find("[kinds.").unwrap()..];
        for word in [words::<Class>(), words::<Manner>(), words::<Update>()].into_iter().flatten() {
            assert!(rows.contains(&format!("\"{word}\"")), "nothing uses {word}");
        }
        for word in [words::<Condition>(), words::<Question>()].into_iter().flatten() {
            assert!(rows.contains(&format!(".{word}.")), "nothing uses {word}");
        }
    }

    #[test]
    fn sources_are_known_and_used() {
        let effects = Effects::built_in();
        let of_kinds = effects.kinds.values().map(|effect| &effect.sources);
        let of_updates = effects.updates.values().map(|update| &update.sources);
        let cited: BTreeSet<&String> = of_kinds.chain(of_updates).flat_map(Citations::keys).collect();
        assert_eq!(cited, effects.sources.keys().collect());
        for (name, source) in &effects.sources {
            assert_eq!(source.law == Law::Store, source.standing == Standing::Store, "{name}");
        }
    }

    #[test]
    fn a_law_is_cited_where_it_is_the_law() {
        let cited = |regime| ChangeKind::DataUseAdded.citations(regime).into_keys().collect::<Vec<_>>();
        assert_eq!(cited(Regime::Cn), ["PIPL", "NDR", "CAC"]);
        assert_eq!(cited(Regime::Eu), ["GDPR"]);
        assert_eq!(cited(Regime::Uk), ["GDPR"]);
        assert_eq!(cited(Regime::UsCa), ["CCPA"]);
    }

    #[test]
    fn a_condition_takes_the_place_of_the_rule() {
        let basis = ChangeKind::BasisChanged;
        assert_eq!(basis.class(Regime::Cn, &[]), Class::Notice);
        assert_eq!(basis.class(Regime::Cn, &[Condition::PiplToConsent]), Class::Reconsent);
        assert_eq!(basis.class(Regime::Eu, &[Condition::PiplToConsent]), Class::AdvanceNotice);
        let receiver = ChangeKind::RecipientIndependentAdded;
        assert_eq!(receiver.questions(&[]), [Question::CategoryNamed]);
        assert_eq!(receiver.class(Regime::Uk, &[Condition::CategoryKnown]), Class::Notice);
        assert!(receiver.questions(&[Condition::CategoryKnown]).is_empty());
        let controller = ChangeKind::ControllerChanged;
        assert!(controller.manners(Regime::UsCa, &[]).is_empty());
        assert!(controller.manners(Regime::UsCa, &[Condition::WithMethodOrPurpose]).contains(&Manner::BeforeUse));
        assert!(Question::CategoryNamed.text().ends_with('?'));
    }
}
