//! Two texts from anywhere as two releases of a policy, so that everything that shows releases can show them.

use std::sync::Arc;

use crate::config;
use crate::config::Config;
use crate::content;
use crate::content::Drafts;
use crate::content::loose_prose;
use crate::diagnostic::Diagnostics;
use crate::model::LanguageTag;
use crate::model::Policy;
use crate::source::SourceTree;

/// A site of one language with a policy whose only two releases are the texts, without records.
pub struct LooseSite {
    /// Its files, which are in memory.
    pub sources: SourceTree,
    /// Its settings.
    pub config: Config,
    /// The policy.
    pub policy: Policy,
}

impl LooseSite {
    /// Reads two texts. Nothing in them can fail it.
    pub fn new(texts: [&str; 2], language: &LanguageTag) -> Option<Self> {
        let site = format!("base_url = \"https://localhost/\"\nlanguages = [\"{language}\"]\ntime_zone = \"UTC\"\n");
        let names =
            [1, 2].map(|at| (format!("content/texts/{at}/policy.toml"), format!("content/texts/{at}/{language}.md")));
        let records = [1, 2].map(|day| format!("title = \"-\"\npublished = 2000-01-0{day}\napp.name = \"-\"\n"));
        let mut files = vec![("site.toml", site.as_str())];
        for ((policy, prose), records) in names.iter().zip(&records) {
            files.extend([(policy.as_str(), records.as_str()), (prose.as_str(), "-\n")]);
        }
        let sources = SourceTree::from_texts(files);
        let mut log = Diagnostics::default();
        let config = config::load(&sources, &mut log)?;
        let mut policy = content::load(&sources, &config, &Drafts::All, &mut log).pop()?;
        for (release, text) in policy.releases.iter_mut().zip(texts) {
            for edition in &mut Arc::make_mut(release).editions {
                edition.prose = loose_prose(text);
            }
        }
        Some(Self { sources, config, policy })
    }
}
