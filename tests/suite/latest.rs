//! What programs read: `latest.json` and `changes.json` of the demonstration, held against the schemas we publish.

use serde_json::Value as Json;

use crate::project::Project;
use crate::project::root;

/// The comparisons of the demonstration.
const CHANGES: [&str; 2] = ["e-mobile-7/v/2026-10-01", "enterprise-security/v/2026-12-15"];

/// What is wrong with a value by one of our schemas.
fn faults(schema: &str, value: &Json) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("docs").join(schema)).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
    validator.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

fn json(project: &Project, path: &str) -> Json {
    serde_json::from_str(&project.read(&format!("public/{path}"))).unwrap()
}

#[test]
fn changes_are_of_their_schema() {
    let project = Project::demo();
    project.build();
    for folder in CHANGES {
        let mut changes = json(&project, &format!("{folder}/changes.json"));
        assert_eq!(faults("changes.schema.json", &changes), Vec::<String>::new());
        assert!(changes["signal"]["separate"]["cn"].as_array().is_some_and(|ids| !ids.is_empty()));
        let records = changes["languages"]["en"]["records"].as_array().unwrap();
        let asks = |record: &&Json| record["class"]["cn"] == "reconsent";
        let asking = records.iter().find(asks).unwrap();
        assert!(asking["sources"]["cn"].as_object().is_some_and(|sources| sources.contains_key("PIPL")));
        changes["signal"]["consent"]["cn"] = "perhaps".into();
        assert_eq!(faults("changes.schema.json", &changes).len(), 1);
    }
}
