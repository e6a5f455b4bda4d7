//! The texts of a release as a file to be translated: each empty, below a comment that shows the source.

use crate::model::clause_reference;
use crate::scaffold::toml::quoted;
use crate::scaffold::toml::written;
use crate::schema::Format;
use crate::schema::Node;
use crate::schema::Shape;
use crate::schema::Table;
use crate::schema::Value;

/// The file of a translation with every text still empty, in the order and the tables of the source.
pub(super) fn sheet(records: &Node, shape: &Shape) -> String {
    let mut sheet = Sheet { shape, uses: Vec::new(), out: String::new() };
    let Some(root) = records.as_table() else { return String::new() };
    sheet.uses = uses_of_groups(root);
    sheet.table(&mut Vec::new(), root, &[shape]);
    sheet.out
}

/// Which table takes from which group: `("uses", "device-basics")`.
fn uses_of_groups(root: &Table) -> Vec<(String, String)> {
    let mut uses = Vec::new();
    for (name, table) in root.iter().filter(|(name, _)| *name != "groups" && *name != "defaults") {
        for record in table.node.as_table().into_iter().flat_map(Table::values) {
            for (key, entry) in record.node.as_table().into_iter().flatten() {
                let like = entry.node.as_str().filter(|_| key == "like").map(|id| id.trim_start_matches('@'));
                let items = if let Value::Array(items) = &entry.node.value { &items[..] } else { &[] };
                let listed = items.iter().filter_map(|item| item.as_str()?.strip_prefix('@'));
                uses.extend(like.into_iter().chain(listed).map(|id| (name.clone(), id.to_owned())));
            }
        }
    }
    uses
}

struct Sheet<'a> {
    shape: &'a Shape,
    uses: Vec<(String, String)>,
    out: String,
}

impl<'a> Sheet<'a> {
    /// The shapes of what stands under a key, of which a shared field may have several.
    fn below(&self, path: &[String], key: &str, shapes: &[&'a Shape]) -> Vec<&'a Shape> {
        let record = |table: &str| match self.shape.field(table).map(|field| &field.shape) {
            Some(Shape::Map(inner)) => Some(&**inner),
            _ => None,
        };
        match (path, key) {
            ([], "defaults" | "groups") => Vec::new(),
            ([first], table) if first == "defaults" => record(table).into_iter().collect(),
            ([first], group) if first == "groups" => {
                self.uses.iter().filter(|(_, id)| id == group).filter_map(|(table, _)| record(table)).collect()
            }
            _ => shapes.iter().filter_map(|shape| inside(shape, key)).collect(),
        }
    }

    /// The entries of a table, then the tables below it.
    fn table(&mut self, path: &mut Vec<String>, table: &Table, shapes: &[&'a Shape]) {
        for (key, entry) in table {
            let shapes = self.below(path, key, shapes);
            match &entry.node.value {
                Value::String(text) => self.text(key, text, &shapes),
                Value::Array(items) if !items.iter().any(is_table) => self.list(key, items, &shapes),
                _ => {}
            }
        }
        for (key, entry) in table {
            let shapes = self.below(path, key, shapes);
            path.push(key.clone());
            match &entry.node.value {
                Value::Table(inner) => self.part(path, &[inner], &shapes, false),
                Value::Array(items) if items.iter().any(is_table) => {
                    let shapes: Vec<&Shape> = shapes.iter().filter_map(|shape| item_of(shape)).collect();
                    let tables: Vec<&Table> = items.iter().filter_map(Node::as_table).collect();
                    self.part(path, &tables, &shapes, true);
                }
                _ => {}
            }
            path.pop();
        }
    }

    /// Tables with their headers, if any of them holds something to translate.
    fn part(&mut self, path: &mut Vec<String>, tables: &[&Table], shapes: &[&'a Shape], list: bool) {
        let before = std::mem::take(&mut self.out);
        let name = path.iter().map(|key| written(key)).collect::<Vec<_>>().join(".");
        let mut parts = Vec::new();
        for table in tables {
            self.table(path, table, shapes);
            parts.push(std::mem::take(&mut self.out));
        }
        self.out = before;
        if parts.iter().all(String::is_empty) {
            return;
        }
        for part in parts {
            let header = if list { format!("[[{name}]]\n") } else { format!("[{name}]\n") };
            // A table that holds only tables needs no header of its own.
            let needed = list || !part.starts_with("\n[");
            self.out.push_str(if needed { "\n" } else { "" });
            self.out.push_str(if needed { &header } else { "" });
            self.out.push_str(&part);
        }
    }

    fn text(&mut self, key: &str, text: &str, shapes: &[&Shape]) {
        let key = written(key);
        if is(shapes, &Format::Text) && clause_reference(text).is_none() {
            self.comment(text, "");
            self.out.push_str(&format!("{key} = \"\"\n"));
        } else if is(shapes, &Format::Name) {
            self.out.push_str(&format!("# {key} = {}\n", quoted(text)));
        }
    }

    /// A list has as many entries as that of the source. What is no text stands in it as it is.
    fn list(&mut self, key: &str, items: &[Node], shapes: &[&Shape]) {
        let key = written(key);
        let shapes: Vec<&Shape> = shapes.iter().filter_map(|shape| item_of(shape)).collect();
        let texts: Vec<&str> = items.iter().filter_map(Node::as_str).collect();
        let stays = |text: &str| clause_reference(text).is_some() || text.starts_with('@');
        if is(&shapes, &Format::Text) && !texts.iter().all(|text| stays(text)) {
            self.out.push_str(&format!("{key} = [\n"));
            for text in texts {
                if stays(text) {
                    self.out.push_str(&format!("    {},\n", quoted(text)));
                } else {
                    self.comment(text, "    ");
                    self.out.push_str("    \"\",\n");
                }
            }
            self.out.push_str("]\n");
        } else if is(&shapes, &Format::Name) && !texts.is_empty() {
            let names: Vec<String> = texts.into_iter().map(quoted).collect();
            self.out.push_str(&format!("# {key} = [{}]\n", names.join(", ")));
        }
    }

    fn comment(&mut self, text: &str, indent: &str) {
        for line in text.trim_end().lines() {
            let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            self.out.push_str(format!("{indent}# {line}").trim_end());
            self.out.push('\n');
        }
    }
}

fn is_table(node: &Node) -> bool {
    node.as_table().is_some()
}

/// The shape of what stands under a key.
fn inside<'a>(shape: &'a Shape, key: &str) -> Option<&'a Shape> {
    match shape {
        Shape::Struct { .. } => shape.field(key).map(|field| &field.shape),
        Shape::Map(inner) | Shape::By { value: inner, .. } => Some(inner),
        _ => None,
    }
}

/// The shape of the entries of a list.
fn item_of(shape: &Shape) -> Option<&Shape> {
    if let Shape::List(inner) = shape { Some(inner) } else { None }
}

fn is(shapes: &[&Shape], format: &Format) -> bool {
    shapes.iter().any(|shape| matches!(shape, Shape::Text(found) if found == format))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::schema::parse;
    use crate::source::SourceTree;

    #[test]
    fn every_text_and_nothing_else_is_asked_for() {
        let text = "title = \"T\"\nkind = \"privacy\"\nnotice = \"\"\"\nOne.\nTwo.\"\"\"\n[app]\nname = \"A\"\naliases = [\"X\", \"Y\"]\n\
            [scope]\ncovers = [\"a\", \"#b\"]\n[[archive]]\nversion = \"1\"\n[[archive]]\nversion = \"2\"\nnote = \"n\"\n\
            [defaults.uses]\nmethod = \"m\"\n[groups.g]\nscene = \"s\"\ndata = [\"device.os\"]\n\
            [uses.x]\nlike = \"g\"\npurpose = \"#c\"\n[uses.y]\npurpose = \"p\"\nbasis = { cn = \"consent\" }\n\
            [data.\"a.b\"]\nlabel = \"L\"\n";
        let expected = "# T\ntitle = \"\"\n# One.\n# Two.\nnotice = \"\"\n\n[app]\n# name = \"A\"\n# aliases = [\"X\", \"Y\"]\n\n\
            [scope]\ncovers = [\n    # a\n    \"\",\n    \"#b\",\n]\n\n[[archive]]\n\n[[archive]]\n# n\nnote = \"\"\n\n\
            [defaults.uses]\n# m\nmethod = \"\"\n\n[groups.g]\n# s\nscene = \"\"\n\n\
            [uses.y]\n# p\npurpose = \"\"\n\n[data.\"a.b\"]\n# L\nlabel = \"\"\n";
        let tree = SourceTree::from_texts([("site.toml", text)]);
        let node = parse(tree.file("site.toml").unwrap(), &mut Diagnostics::default());
        assert_eq!(sheet(&node, Shape::records()), expected);
    }
}
