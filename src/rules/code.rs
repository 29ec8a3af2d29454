//! Enums whose variants have a stable name in the contract, in links and in the words.

/// A closed list of values, each with the name that the contract gives it.
///
/// The order of [`Code::ALL`] is the order of the law's or the contract's own list.
pub trait Code: Copy + Eq + Sized + 'static {
    /// Every value, in the order of the list.
    const ALL: &'static [Self];
    /// Their names in the contract, in the same order.
    const CODES: &'static [&'static str];
    /// The place in [`Code::ALL`], from 0.
    fn index(self) -> usize;
    /// The name in the contract (`full_time`).
    fn code(self) -> &'static str {
        Self::CODES.get(self.index()).copied().unwrap_or_default()
    }
    /// The value of that name; `None` if there is none.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.get(position(Self::CODES, code)?).copied()
    }
}

/// One copy of the search for all lists.
#[inline(never)]
fn position(codes: &[&str], code: &str) -> Option<usize> {
    codes.iter().position(|known| *known == code)
}

/// Declares an enum and its [`Code`] implementation in one list.
macro_rules! codes {
    ($(#[$meta:meta])* $visible:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        $visible enum $name { $($(#[$doc])* $variant,)+ }
        impl $crate::rules::code::Code for $name {
            const ALL: &'static [Self] = &[$($name::$variant,)+];
            const CODES: &'static [&'static str] = &[$($code,)+];
            fn index(self) -> usize {
                self as usize
            }
        }
    };
}
pub(crate) use codes;

/// A set of values of one list, kept in the list's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set<T> {
    bits: u32,
    of: std::marker::PhantomData<T>,
}

impl<T: Code> Set<T> {
    /// The empty set: the answer "none".
    pub fn new() -> Self {
        Self { bits: 0, of: std::marker::PhantomData }
    }
    /// Puts a value in; says whether it was new.
    pub fn insert(&mut self, value: T) -> bool {
        let before = self.bits;
        self.bits |= 1 << value.index();
        before != self.bits
    }
    /// Takes a value out.
    pub fn remove(&mut self, value: T) {
        self.bits &= !(1 << value.index());
    }
    /// Whether the value is in.
    pub fn contains(self, value: T) -> bool {
        self.bits & (1 << value.index()) != 0
    }
    /// Whether nothing is in.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }
    /// A bit for each value of the list, in its order.
    pub fn bits(self) -> u32 {
        self.bits
    }
    /// The set of those bits; bits beyond the list are left out.
    pub fn from_bits(bits: u32) -> Self {
        T::ALL.iter().copied().filter(|value| bits & (1 << value.index()) != 0).collect()
    }
    /// The values, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL.iter().copied().filter(move |v| self.contains(*v))
    }
}

impl<T: Code> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Code> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::new();
        for value in values {
            set.insert(value);
        }
        set
    }
}
