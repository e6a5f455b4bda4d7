//! The walk of `docs/editing.md`, in both of its languages: every command is run as it stands there, on the day of its
//! pictures, every edit is made, and what the program prints is what the document shows. What a browser shows is said by
//! `check`, from the same builder.

use crate::walk::Walk;
use crate::walk::walk;

/// The place of the first error that was found after the slip, as its line and character.
fn slip<'a>(walk: &'a Walk, file: &str) -> (&'a str, &'a str) {
    let (_, place) = walk.checks[0].split_once(&format!("2027-01-01/{file}:")).unwrap();
    place.lines().next().unwrap().split_once(':').unwrap()
}

#[test]
fn the_walk_of_an_editor_is_as_its_document_says() {
    let walk = walk("docs/editing.md", "C", true);
    let ends = ["1 error, 0 warnings", "0 errors, 4 warnings", "0 errors, 0 warnings"];
    assert_eq!(walk.checks.len(), ends.len());
    for (check, end) in walk.checks.iter().zip(ends) {
        assert!(check.lines().next_back().unwrap().starts_with(end), "{check}");
    }
    let (line, character) = slip(&walk, "permissions.toml");
    assert!(walk.text.contains(&format!("`permissions.toml`, line {line}, character {character}, ")), "{line}");
    assert!(walk.checks[0].contains("did you mean `purpose = \"You can sign in"), "{}", walk.checks[0]);
}

#[test]
fn the_walk_of_an_editor_is_as_its_chinese_document_says() {
    let walk = walk("docs/editing.zh-CN.md", "zh_CN.UTF-8", true);
    let ends = ["1 个错误，0 个警告", "0 个错误，4 个警告", "0 个错误，0 个警告"];
    assert_eq!(walk.checks.len(), ends.len());
    for (check, end) in walk.checks.iter().zip(ends) {
        assert!(check.lines().next_back().unwrap().starts_with(end), "{check}");
    }
    let (line, character) = slip(&walk, "zh-CN.toml");
    assert!(walk.text.contains(&format!("`zh-CN.toml` 第 {line} 行第 {character} 个字符")), "{line}");
    assert!(walk.checks[0].contains("是否应为 `purpose = \"您可以"), "{}", walk.checks[0]);
}
