//! An answer as a cell: in words of the page, so that the reader knows it again.

use super::Out;
use crate::formats::answers::{places, text_of};
use crate::rules::grade::Subject;
use crate::rules::question::{Question, Value};
use crate::text::Words;

/// The cell of an answer.
pub(super) fn of(words: &Words, question: &Question, value: &Value) -> Out {
    let kind = question.kind();
    let subject = |subject: &Subject| match subject {
        Subject::School(_) => words.subject(subject),
        Subject::Own(id) => id.to_string(),
    };
    match value {
        Value::Day(day) => Out::Day(*day),
        Value::Year(_) | Value::Grade(_) | Value::Decimal(_) => Out::Number(text_of(kind, value)),
        Value::YesNo(yes) => Out::Text(words.yes_or_no(*yes).to_string()),
        Value::One(at) => Out::Text(words.option(question, *at).to_string()),
        Value::Several(bits) => {
            let ticked: Vec<String> =
                places(*bits).map(|at| words.option(question, at).to_string()).collect();
            Out::Text(words.list(&ticked))
        }
        Value::Subject(one) => Out::Text(subject(one)),
        Value::Subjects(several) => {
            let named: Vec<String> = several.iter().flatten().map(subject).collect();
            // Places that are all open are no answer.
            if named.is_empty() && !several.is_empty() { Out::Empty } else { Out::Text(words.list(&named)) }
        }
        Value::Marks(marks) => {
            let number = |n: Option<crate::rules::grade::Decimal>| n.map_or(String::new(), |n| n.to_string());
            let marks = marks.iter().map(|mark| format!("{}/{}", number(mark.mark), number(mark.out_of)));
            let marks: Vec<String> = marks.collect();
            Out::Text(if marks.is_empty() { "none".to_string() } else { marks.join("; ") })
        }
        Value::Moment(_) | Value::Specialty(_) | Value::Text(_) => Out::Text(text_of(kind, value)),
    }
}
