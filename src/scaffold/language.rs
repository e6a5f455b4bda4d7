//! A language added to a site: to `site.toml`, and to a release the files to be filled in.

use crate::config::Config;
use crate::content::records_as_written;
use crate::content::without_clauses_of_one_language;
use crate::model::LanguageTag;
use crate::model::Release;
use crate::scaffold::editor::translation_line;
use crate::scaffold::sheet::sheet;
use crate::scaffold::toml::with_language;
use crate::schema::Shape;
use crate::source::SourceTree;

/// `site.toml` with one more language; the rest stays as it is. `None` if it has no list of languages.
pub fn declared(sources: &SourceTree, tag: &LanguageTag) -> Option<String> {
    let bytes = sources.file("site.toml")?.bytes();
    with_language(str::from_utf8(&bytes).ok()?, tag.as_str())
}

/// The files of a release folder (`content/p/1/`) in a language that nobody has translated yet, by their names: the
/// texts of the records, each empty below its source, and the prose of the source, to be written over.
pub fn translation(
    sources: &SourceTree,
    config: &Config,
    folder: &str,
    release: &Release,
    tag: &LanguageTag,
) -> Option<[(String, String); 2]> {
    let source = config.source();
    let records = sheet(&records_as_written(sources, config, folder)?, Shape::records());
    let prose = &sources.file(&format!("{folder}{source}.md"))?.text();
    let prose = without_clauses_of_one_language(prose, release.records(), source);
    let head = format!(
        "{}# What {source} says in the records, to be said in {tag}. Write each translation between the quotation marks\n\
         # below its source. As long as a text is empty, readers see the source, and `policysite check` lists it.\n\
         # Names stand as comments: if {tag} writes one in another way, remove the `# ` before it and change it.\n\n",
        translation_line()
    );
    let note = format!(
        "<!-- The text of {source}, to be written over in {tag}. Leave what stands in braces and every address as it is: \
         {{#…}}, {{{{ … }}}}, [](#…) and the (…) behind [words]. Then remove this note. -->\n\n"
    );
    Some([(format!("{tag}.toml"), head + records.trim_start_matches('\n')), (format!("{tag}.md"), note + &prose)])
}
