//! The places of a case that hold answers, by their types.

use super::calendar::{Date, Moment};
use super::case::{ExamMark, SpecialtyCode};
use super::code::{Code, Set};
use super::grade::{Decimal, Subject};
use super::question::{Kind, Value};

/// The kind of the answers that a place of a case can hold.
pub(super) trait Holds {
    const KIND: Kind;
}

/// A place of a case that holds an answer. Called through `dyn`: one copy of the code for each type, not for each question.
pub(super) trait Slot {
    fn value(&self) -> Option<Value>;
    /// A value of another kind leaves the question open.
    fn put(&mut self, value: Option<Value>);
}

macro_rules! slots {
    ($($type:ty: $kind:ident = $variant:ident,)+) => {
        $(impl Holds for Option<$type> {
            const KIND: Kind = Kind::$kind;
        }
        impl Slot for Option<$type> {
            fn value(&self) -> Option<Value> {
                self.clone().map(Value::$variant)
            }
            fn put(&mut self, value: Option<Value>) {
                *self = if let Some(Value::$variant(value)) = value { Some(value) } else { None };
            }
        })+
    };
}

slots! {
    Moment: Moment = Moment,
    Date: Day = Day,
    i32: Year = Year,
    bool: YesNo = YesNo,
    Decimal: Average = Decimal,
    SpecialtyCode: Specialty = Specialty,
    Subject: Subject = Subject,
    Vec<Option<Subject>>: Subjects = Subjects,
    Vec<ExamMark>: Marks = Marks,
}

impl<T: Code> Holds for Option<T> {
    const KIND: Kind = Kind::One(T::CODES);
}

impl<T: Code> Slot for Option<T> {
    fn value(&self) -> Option<Value> {
        self.map(|value| Value::One(value.index()))
    }
    fn put(&mut self, value: Option<Value>) {
        *self = if let Some(Value::One(at)) = value { T::ALL.get(at).copied() } else { None };
    }
}

impl<T: Code> Holds for Option<Set<T>> {
    const KIND: Kind = Kind::Several(T::CODES);
}

impl<T: Code> Slot for Option<Set<T>> {
    fn value(&self) -> Option<Value> {
        self.map(|set| Value::Several(set.bits()))
    }
    fn put(&mut self, value: Option<Value>) {
        *self = if let Some(Value::Several(bits)) = value { Some(Set::from_bits(bits)) } else { None };
    }
}

impl Holds for String {
    const KIND: Kind = Kind::Text;
}

/// A text that is empty while it is not answered.
impl Slot for String {
    fn value(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Text(self.clone()))
    }
    fn put(&mut self, value: Option<Value>) {
        *self = if let Some(Value::Text(text)) = value { text } else { Self::new() };
    }
}
