//! x
use serde_json::Value;
/// a
pub fn editor_schema() -> Value {
    Value::Null
}
/// b
pub fn manual() -> String {
    String::new()
}
