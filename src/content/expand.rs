//! Defaults and groups: one level of what is shared, written out in every record before anything else looks.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::GROUP_WITHOUT_LIST;
use crate::diagnostic::NESTED_GROUP;
use crate::diagnostic::UNKNOWN_GROUP;
use crate::diagnostic::UNKNOWN_KEY;
use crate::diagnostic::UNUSED_GROUP;
use crate::schema::Entry;
use crate::schema::Node;
use crate::schema::Shape;
use crate::schema::Table;
use crate::schema::Value;

/// Writes `[defaults.<table>]`, `[groups.<id>]`, `like = "<id>"` and `"@<id>"` out and takes these keys away.
pub(super) fn expand(root: &mut Node, shape: &Shape, log: &mut Diagnostics) {
    let Some(tables) = root.as_table_mut() else { return };
    let defaults = take(tables, "defaults");
    let mut groups = take(tables, "groups");
    let mut used = Vec::new();
    check_defaults(&defaults, shape, log);
    check_groups(&mut groups, log);
    for (name, table) in tables.iter_mut() {
        let is_record_table = matches!(shape.field(name).map(|field| &field.shape), Some(Shape::Map(inner)) if !inner.fields().is_empty());
        if !is_record_table {
            continue;
        }
        let shared = defaults.get(name).and_then(|entry| entry.node.as_table());
        for record in table.node.as_table_mut().into_iter().flat_map(Table::values_mut) {
            let mut record = Record { fields: &mut record.node, groups: &groups, used: &mut used };
            record.expand(shared, log);
        }
    }
    for (id, group) in groups.iter().filter(|(id, _)| !used.contains(id)) {
        log.push(Diagnostic::new(UNUSED_GROUP, group.key).arg("group", id));
    }
}

fn take(tables: &mut Table, name: &str) -> Table {
    let entry = tables.shift_remove(name);
    match entry.map(|entry| entry.node.value) {
        Some(Value::Table(table)) => table,
        _ => Table::new(),
    }
}

/// Defaults are for tables of records only.
fn check_defaults(defaults: &Table, shape: &Shape, log: &mut Diagnostics) {
    for (name, entry) in defaults {
        if !matches!(shape.field(name).map(|field| &field.shape), Some(Shape::Map(_))) {
            let tables = shape.fields().iter().filter(|field| matches!(field.shape, Shape::Map(_)));
            let fault = Diagnostic::new(UNKNOWN_KEY, entry.key).arg("key", name).arg("table", "defaults");
            log.push(fault.suggest(name, tables.map(|field| field.name.as_str())));
        }
    }
}

/// Groups hold no groups: there is one level. What they take from others is left out.
fn check_groups(groups: &mut Table, log: &mut Diagnostics) {
    for fields in groups.values_mut().filter_map(|group| group.node.as_table_mut()) {
        if let Some(like) = fields.shift_remove("like") {
            log.push(Diagnostic::new(NESTED_GROUP, like.key));
        }
        for field in fields.values_mut() {
            if let Value::Array(items) = &mut field.node.value {
                let nested = |item: &Node| item.as_str().is_some_and(|text| text.starts_with('@'));
                for item in items.iter().filter(|item| nested(item)) {
                    log.push(Diagnostic::new(NESTED_GROUP, item.span));
                }
                items.retain(|item| !nested(item));
            }
        }
    }
}

struct Record<'a> {
    fields: &'a mut Node,
    groups: &'a Table,
    used: &'a mut Vec<String>,
}

impl Record<'_> {
    fn expand(&mut self, shared: Option<&Table>, log: &mut Diagnostics) {
        let Some(fields) = self.fields.as_table_mut() else { return };
        let like = fields.shift_remove("like");
        if let Some(like) = like
            && let Some(group) = self.group(&like.node, log)
        {
            self.fill(&group);
        }
        if let Some(shared) = shared {
            self.fill(shared);
        }
        self.expand_lists(log);
    }

    /// Adds the fields that the record lacks.
    fn fill(&mut self, shared: &Table) {
        let Some(fields) = self.fields.as_table_mut() else { return };
        for (key, entry) in shared {
            if !fields.contains_key(key) {
                fields.insert(key.clone(), entry.clone());
            }
        }
    }

    fn group(&mut self, id: &Node, log: &mut Diagnostics) -> Option<Table> {
        let text = id.as_str().unwrap_or_default();
        let name = text.strip_prefix('@').unwrap_or(text);
        let group = self.groups.get(name).and_then(|entry| entry.node.as_table()).cloned();
        if group.is_some() {
            self.used.push(name.to_owned());
        } else {
            let fault = Diagnostic::new(UNKNOWN_GROUP, id.span).arg("group", name);
            log.push(fault.suggest(name, self.groups.keys().map(String::as_str)));
        }
        group
    }

    /// Replaces `"@group"` in a list by the group's list of the same field.
    fn expand_lists(&mut self, log: &mut Diagnostics) {
        let Some(fields) = self.fields.as_table_mut() else { return };
        let mut lists: Vec<(String, Entry)> = Vec::new();
        for (key, entry) in fields.iter() {
            if let Value::Array(items) = &entry.node.value
                && items.iter().any(|item| item.as_str().is_some_and(|text| text.starts_with('@')))
            {
                lists.push((key.clone(), entry.clone()));
            }
        }
        for (key, mut entry) in lists {
            if let Value::Array(items) = &mut entry.node.value {
                *items = self.expanded(&key, items, log);
            }
            if let Some(fields) = self.fields.as_table_mut() {
                fields.insert(key, entry);
            }
        }
    }

    fn expanded(&mut self, key: &str, items: &[Node], log: &mut Diagnostics) -> Vec<Node> {
        let mut all: Vec<Node> = Vec::new();
        for item in items {
            if !item.as_str().is_some_and(|text| text.starts_with('@')) {
                all.push(item.clone());
                continue;
            }
            let group = self.group(item, log).unwrap_or_default();
            match group.get(key).map(|entry| &entry.node.value) {
                Some(Value::Array(shared)) => all.extend(shared.iter().cloned()),
                _ if group.is_empty() => {}
                _ => {
                    let name = item.as_str().unwrap_or_default().trim_start_matches('@');
                    log.push(Diagnostic::new(GROUP_WITHOUT_LIST, item.span).arg("group", name).arg("field", key));
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::parse;
    use crate::source::SourceTree;

    fn expanded(text: &str) -> (Node, Vec<&'static str>) {
        let tree = SourceTree::from_texts([("site.toml", text)]);
        let mut log = Diagnostics::default();
        let mut root = parse(tree.file("site.toml").unwrap(), &mut log);
        expand(&mut root, Shape::records(), &mut log);
        let codes = log.sorted().iter().map(|fault| fault.code.id).collect();
        (root, codes)
    }

    #[test]
    fn what_is_shared_is_written_out() {
        let text = "[groups.ids]\ndata = [\"device.imei\"]\nretention = \"P1D\"\n[defaults.uses]\ncontroller = \"a\"\n\
            [uses.x]\ndata = [\"@ids\", \"device.os\"]\n[uses.y]\nlike = \"ids\"\ncontroller = \"b\"\n";
        let (root, codes) = expanded(text);
        assert!(codes.is_empty(), "{codes:?}");
        let field = |record: &str, key: &str| root.get("uses").unwrap().get(record).unwrap().get(key).cloned();
        assert_eq!(field("x", "controller").unwrap().as_str(), Some("a"));
        assert!(matches!(&field("x", "data").unwrap().value, Value::Array(items) if items.len() == 2));
        assert!(field("x", "retention").is_none());
        assert_eq!(field("y", "retention").unwrap().as_str(), Some("P1D"));
        assert_eq!(field("y", "controller").unwrap().as_str(), Some("b"));
        assert!(field("y", "like").is_none() && root.get("groups").is_none());
    }

    #[test]
    fn unknown_and_unused_groups_are_found() {
        let (_, codes) = expanded("[groups.ids]\ndata = []\n[uses.x]\nlike = \"idz\"\n[defaults.usess]\na = 1\n");
        assert_eq!(codes, ["unused-group", "unknown-group", "unknown-key"]);
    }
}
