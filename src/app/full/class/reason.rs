//! What is wrong with a cell, and what is allowed in it, in plain words.

use crate::app::state::App;
use crate::class::cell::Reason;
use crate::class::session::protocol::Allowed;
use crate::rules::code::Code as _;
use crate::text::Key;

/// What is wrong, by the code of [`Reason`] and the key of the field.
pub(super) fn reason(app: App, code: &str, field: Option<&str>) -> &'static str {
    let Some(reason) = Reason::from_code(code) else { return "" };
    app.t(match reason {
        Reason::UnknownValue => Key::class_reason_unknown_value,
        Reason::OutOfRange => Key::class_reason_out_of_range,
        Reason::BadDate => Key::class_reason_bad_date,
        Reason::BadNumber => Key::class_reason_bad_number,
        Reason::LooksLikeDate => Key::class_reason_looks_like_date,
        Reason::BadCharacter => Key::class_reason_bad_character,
        Reason::ErrorValue => Key::class_reason_error_value,
        Reason::FormulaWithoutValue => Key::class_reason_formula_without_value,
        Reason::UnclosedQuote => Key::class_reason_unclosed_quote,
        Reason::SkippedRow => Key::class_reason_skipped_row,
        Reason::Duplicate if field.is_none_or(|field| field == "name") => Key::class_reason_duplicate,
        Reason::Duplicate => Key::class_reason_repeated,
        Reason::NoHeader => Key::class_no_header,
        Reason::LostLetters => Key::class_lost_letters,
        Reason::TooMany => Key::class_reason_too_many,
    })
}

/// What is allowed where one types; nothing where one chooses from a list, or where any text will do.
pub(super) fn allowed(app: App, allowed: &Allowed) -> Option<String> {
    match allowed {
        Allowed::One(_) | Allowed::Text => None,
        Allowed::Several(values) => {
            Some(app.w().fill(Key::class_allowed_several, &[("values", &values.join(", "))]))
        }
        Allowed::Day => Some(app.t(Key::class_allowed_day).to_string()),
        Allowed::Number(from, to) => {
            Some(app.w().fill(Key::class_allowed_number, &[("from", from), ("to", to)]))
        }
    }
}
