//! The rules there are, with what they want and where that stands.

use crate::checklist::applied;
use crate::checklist::sets_of;
use crate::model::Ruleset;
use crate::report::Arg;
use crate::report::Messages;
use crate::report::Requirement;
use crate::report::RuleWords;
use crate::report::Verified;
use crate::report::planned;

/// The rules of some sets, then those that are planned; a line each, and how far the source was read where that is not
/// the text itself.
pub fn list(sets: &[Ruleset], version: &str, messages: &Messages) -> String {
    let mut out = String::new();
    let decided: Vec<(&str, &Requirement)> = applied(sets, version).iter().map(|(rule, own)| (rule.id, *own)).collect();
    let is_meant = |own: &Requirement| sets_of(own).iter().any(|set| sets.contains(set));
    let waiting = planned().iter().filter(|(_, own)| is_meant(own)).map(|(id, own)| (id.as_str(), own)).collect();
    for (title, rules) in [("checklist-decided", decided), ("checklist-waiting", waiting)] {
        if rules.is_empty() {
            continue;
        }
        let space = if out.is_empty() { "" } else { "\n" };
        let args = [("rules", Arg::Text(&version)), ("count", Arg::Count(rules.len()))];
        out.push_str(&format!("{space}{}\n", messages.say(title, &args)));
        let longest = rules.iter().map(|(id, _)| id.len()).max().unwrap_or_default();
        for (id, rule) in rules {
            let words = rule.words(messages.language());
            let severity = messages.severity(rule.severity);
            let source = sourced(rule, &words.source, messages);
            let wants = wanted(words, &source, messages);
            out.push_str(&format!("  {id:longest$}  {severity}  {wants}\n"));
            if !words.why.is_empty() {
                out.push_str(&format!("  {:longest$}  {}\n", "", words.why));
            }
        }
    }
    out
}

/// What a rule wants, and where that stands.
pub(super) fn wanted(words: &RuleWords, source: &str, messages: &Messages) -> String {
    messages.say("rule-sourced", &[("requirement", Arg::Text(&words.requirement)), ("source", Arg::Text(&source))])
}

/// The source of a rule, and that it was not read where it was not.
pub(super) fn sourced(rule: &Requirement, source: &str, messages: &Messages) -> String {
    match rule.verified {
        Verified::Yes | Verified::None => source.to_owned(),
        other => {
            let doubt = messages.say(&format!("verified-{}", other.id()), &[]);
            messages.say("source-doubted", &[("source", Arg::Text(&source)), ("doubt", Arg::Text(&doubt))])
        }
    }
}
