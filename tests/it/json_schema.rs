//! A checker of the part of JSON Schema 2020-12 that the schemas of the contract use.
//!
//! A keyword that it does not know is an error, so that nothing in a schema goes unchecked.

use std::cell::RefCell;
use std::collections::HashMap;

use regex_lite::Regex;
use serde_json::{Map, Value};

/// A schema, and the patterns that were met in it.
pub(crate) struct Schema {
    root: Value,
    patterns: RefCell<HashMap<String, Regex>>,
}

impl Schema {
    pub(crate) fn new(root: Value) -> Self {
        Self { root, patterns: RefCell::default() }
    }

    /// What of the value does not fit, each with its place.
    pub(crate) fn errors(&self, value: &Value) -> Vec<String> {
        let mut errors = Vec::new();
        self.check(&self.root, value, "", &mut errors);
        errors
    }

    fn check(&self, schema: &Value, value: &Value, place: &str, errors: &mut Vec<String>) {
        let schema = schema.as_object().expect("a schema is an object");
        for (keyword, rule) in schema {
            let fits = match keyword.as_str() {
                "$schema" | "$defs" | "title" | "description" => true,
                "$ref" => {
                    let target = rule
                        .as_str()
                        .and_then(|path| path.strip_prefix('#'))
                        .expect("a place in this schema");
                    let target = self.root.pointer(target).unwrap_or_else(|| panic!("{target} is not there"));
                    self.check(target, value, place, errors);
                    true
                }
                "anyOf" => self.any_of(rule, value),
                "type" => is_of_type(rule, value),
                "const" => rule == value,
                "enum" => rule.as_array().unwrap().contains(value),
                "pattern" => value.as_str().is_none_or(|text| self.matches(rule.as_str().unwrap(), text)),
                "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().unwrap()),
                "maximum" => value.as_i64().is_none_or(|number| number <= rule.as_i64().unwrap()),
                "maxItems" => value.as_array().is_none_or(|list| list.len() <= index(rule)),
                "uniqueItems" => value
                    .as_array()
                    .is_none_or(|list| (1..list.len()).all(|at| !list[..at].contains(&list[at]))),
                "items" => {
                    for (at, element) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(rule, element, &format!("{place}/{at}"), errors);
                    }
                    true
                }
                "required" => value.as_object().is_none_or(|fields| {
                    rule.as_array().unwrap().iter().all(|name| fields.contains_key(name.as_str().unwrap()))
                }),
                "properties" => {
                    for (name, rule) in rule.as_object().unwrap() {
                        if let Some(value) = value.get(name) {
                            self.check(rule, value, &format!("{place}/{name}"), errors);
                        }
                    }
                    true
                }
                "propertyNames" => {
                    for name in value.as_object().into_iter().flat_map(Map::keys) {
                        self.check(rule, &Value::from(name.as_str()), &format!("{place}/{name}"), errors);
                    }
                    true
                }
                "additionalProperties" => {
                    for (name, value) in others(schema, value) {
                        if rule == false {
                            errors.push(format!("{place}/{name} is not of the format"));
                        } else {
                            self.check(rule, value, &format!("{place}/{name}"), errors);
                        }
                    }
                    true
                }
                _ => panic!("{place}: the checker does not know {keyword}"),
            };
            if !fits {
                errors.push(format!("{place}: {value} does not fit {keyword} {rule}"));
            }
        }
    }

    fn any_of(&self, schemas: &Value, value: &Value) -> bool {
        schemas.as_array().unwrap().iter().any(|schema| {
            let mut errors = Vec::new();
            self.check(schema, value, "", &mut errors);
            errors.is_empty()
        })
    }

    fn matches(&self, pattern: &str, text: &str) -> bool {
        let mut patterns = self.patterns.borrow_mut();
        patterns.entry(pattern.to_string()).or_insert_with(|| Regex::new(pattern).unwrap()).is_match(text)
    }
}

/// The fields of the value that the schema does not name.
fn others<'a>(
    schema: &'a Map<String, Value>,
    value: &'a Value,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    let named = schema.get("properties").and_then(Value::as_object);
    let fields = value.as_object().into_iter().flatten();
    fields.filter(move |(name, _)| !named.is_some_and(|named| named.contains_key(*name)))
}

fn is_of_type(rule: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("no such type: {name}"),
    };
    match rule.as_array() {
        Some(names) => names.iter().any(|name| is(name.as_str().unwrap())),
        None => is(rule.as_str().unwrap()),
    }
}

fn index(rule: &Value) -> usize {
    usize::try_from(rule.as_u64().unwrap()).unwrap()
}
