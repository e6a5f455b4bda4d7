//! What an inspector or a store reviewer would say of a policy, before they say it. A rule is a data file in
//! `src/data/checklist/` and a function in `rules/`; results are plain data, and reports are views of them.

mod case;
mod catalog;
mod judge;
mod passages;
pub mod report;
mod rules;
#[cfg(test)]
mod tests;

pub use case::Case;
pub use case::UseRow;
pub use catalog::VERSION;
pub use catalog::applied;
pub use catalog::sets_of;
pub use judge::Audit;
pub use judge::Checklist;
pub use judge::Judged;
pub use judge::Order;
pub use judge::RuleResult;
pub use judge::Verdict;
pub use judge::run;
pub use passages::Passage;

use crate::diagnostic::Span;

/// A rule of the checklist: what it says is data (`report::Requirement`), how it is decided is a function.
pub struct Rule {
    /// Its id: `cn.pipl.17-1a`, which is also the name of its data file.
    pub id: &'static str,
    /// Decides.
    pub check: fn(&Case<'_>) -> Answer,
}

/// What a rule says of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    Pass,
    /// What it is about does not exist here.
    NotApplicable,
    /// No file can show it: a person has to attest it.
    Attest,
    /// It does not hold, here and there; never empty.
    Found(Vec<Finding>),
}

/// A place where a rule does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub span: Span,
    /// Other places that belong to it.
    pub others: Vec<Span>,
    /// What stands in the words of the rule in the place of `{item}` and the like.
    pub args: Vec<(&'static str, String)>,
}

impl Answer {
    /// What was found; if that is nothing, the rule holds.
    pub fn of(found: impl IntoIterator<Item = Finding>) -> Self {
        let found: Vec<Finding> = found.into_iter().collect();
        if found.is_empty() { Self::Pass } else { Self::Found(found) }
    }

    /// One thing that was found.
    pub fn missing(finding: Finding) -> Self {
        Self::Found(vec![finding])
    }

    /// That the rule holds if something is so, and otherwise what was found.
    pub fn holds(is_so: bool, otherwise: impl FnOnce() -> Finding) -> Self {
        if is_so { Self::Pass } else { Self::missing(otherwise()) }
    }
}

impl Finding {
    /// A finding at a place.
    pub fn at(span: Span) -> Self {
        Self { span, others: Vec::new(), args: Vec::new() }
    }

    /// With an argument of the rule's words.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers give text, numbers and references alike")]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// With another place.
    #[must_use]
    pub fn also(mut self, span: Span) -> Self {
        self.others.push(span);
        self
    }

    /// The value of an argument.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }
}
