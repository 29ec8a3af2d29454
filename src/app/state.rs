//! The state of the page: one case, its assessment, and what is around them.

use leptos::prelude::*;

use crate::formats::answers;
use crate::formats::saved::Snapshot;
use crate::rules::assessment::IgnoredReason;
use crate::rules::calendar::Moment;
use crate::rules::case::{Case, Choice};
use crate::rules::edition::CURRENT;
use crate::rules::question::Place;
use crate::text::labels::Labelled;
use crate::text::{Key, Lang, Words};

use super::catalogue::Catalogue;
use super::dom::memo;
use super::field::Field;
use super::storage::Kept;
use super::{clock, storage};
use crate::flow::route::Route;

// What the page knows of the case: the first module no more than it shows.
#[cfg(feature = "full")]
pub(super) use crate::rules::{assess as see, assessment::Assessment as Seen};
#[cfg(not(feature = "full"))]
pub(super) use crate::rules::{assessment::Outline as Seen, outline as see};

/// A message above the page, and what its button does.
#[derive(Clone)]
pub(super) struct Notice {
    pub(super) message: Key,
    pub(super) offer: Option<Offer>,
}

/// A state that can be put in the place of what is shown.
#[derive(Clone)]
pub(super) enum Offer {
    /// What was there before.
    Undo(Snapshot),
    /// What another window keeps.
    OtherWindow(Snapshot),
}

impl Offer {
    /// The words of the button.
    pub(super) fn words(&self) -> Key {
        match self {
            Self::Undo(_) => Key::undo,
            Self::OtherWindow(_) => Key::other_window_take,
        }
    }
}

/// The signals of the page; a handle that is copied freely.
#[derive(Clone, Copy)]
pub(super) struct App {
    /// The words of the language that is shown.
    pub(super) words: RwSignal<Words>,
    /// Where one is.
    pub(super) route: RwSignal<Route>,
    /// The answers.
    pub(super) case: RwSignal<Case>,
    /// What the rules say of them.
    pub(super) assessment: Memo<Seen>,
    /// The device's clock, to the minute.
    pub(super) now: RwSignal<Moment>,
    /// Whether the answers are remembered on this device.
    pub(super) remember: RwSignal<bool>,
    /// A message above the page.
    pub(super) notice: RwSignal<Option<Notice>>,
    /// The specialties by name.
    pub(super) catalogue: Catalogue,
    /// Changes when the page has to be re-created.
    pub(super) renewed: RwSignal<u32>,
    /// Changes when all answers were replaced, before [`Self::renewed`] does.
    pub(super) replaced: RwSignal<u32>,
    /// The person's own state, while the answers are those of a pupil of the open class.
    #[cfg(feature = "full")]
    pub(super) own: RwSignal<Option<Snapshot>>,
    /// Texts in fields that cannot be read yet: the key and the text.
    drafts: StoredValue<Vec<(String, String)>>,
    numbers: StoredValue<u32>,
}

impl App {
    /// The state at the start, with what was handed over or remembered.
    pub(super) fn new(words: Words, handed: Option<Snapshot>) -> Self {
        let (handed, notice) = match (handed, storage::kept_case()) {
            (Some(handed), _) => (handed, None),
            (None, Kept::Case(case)) => (Snapshot::remembered(*case), None),
            (None, Kept::Nothing) => (Snapshot::default(), None),
            (None, Kept::Broken) => (Snapshot::default(), Some(Key::storage_broken)),
        };
        let Snapshot { case, remember, from_link, drafts } = handed;
        let notice = notice.or(from_link.then_some(Key::link_opened));
        let case = RwSignal::new(with_a_choice(case));
        let now = RwSignal::new(clock::now());
        let assessment = memo(move || case.with(|case| see(case, CURRENT, now.get())));
        Self {
            words: RwSignal::new(words),
            route: RwSignal::new(Route::parse(&fragment()).unwrap_or(Route::Home)),
            case,
            assessment,
            now,
            remember: RwSignal::new(remember),
            notice: RwSignal::new(notice.map(|message| Notice { message, offer: None })),
            catalogue: Catalogue::new(),
            renewed: RwSignal::new(0),
            replaced: RwSignal::new(0),
            #[cfg(feature = "full")]
            own: RwSignal::new(None),
            drafts: StoredValue::new(drafts),
            numbers: StoredValue::new(0),
        }
    }

    /// The moment for which everything is said, to the minute: the person's own, or now. The assessment's own can be some
    /// minutes old, as long as it says the same.
    #[cfg(feature = "full")]
    pub(super) fn moment(self) -> Moment {
        self.case.with(|case| case.as_of).unwrap_or_else(|| self.now.get())
    }

    /// A text of the language that is shown.
    #[inline(never)]
    pub(super) fn t(self, key: Key) -> &'static str {
        self.w().t(key)
    }

    /// The word of a value.
    pub(super) fn of<T: Labelled>(self, value: T) -> &'static str {
        self.w().of(value)
    }

    /// The words, for texts with places to fill.
    #[inline(never)]
    pub(super) fn w(self) -> Words {
        self.words.get_untracked()
    }

    /// The language that is shown.
    #[inline(never)]
    pub(super) fn lang(self) -> Lang {
        self.w().lang
    }

    /// The link to a page.
    #[inline(never)]
    pub(super) fn href(self, route: Route) -> String {
        route.href(self.lang())
    }

    /// The answer to a question; what cannot be read yet as it was typed.
    #[inline(never)]
    pub(super) fn answer(self, place: &Place) -> Option<String> {
        self.case.track();
        let draft = self.draft(&place.clone().into());
        draft.or_else(|| self.case.with_untracked(|case| answers::get(case, place)))
    }

    /// The text of a field that cannot be read yet.
    #[inline(never)]
    pub(super) fn draft(self, field: &Field) -> Option<String> {
        let key = field.key();
        self.drafts.with_value(|drafts| drafts.iter().find(|(k, _)| *k == key).map(|(_, text)| text.clone()))
    }

    /// A number that no other part of the page has.
    pub(super) fn next_number(self) -> u32 {
        self.numbers.update_value(|n| *n = n.wrapping_add(1));
        self.numbers.get_value()
    }

    /// Puts an answer into the case; what cannot be read is kept as it was typed.
    #[inline(never)]
    pub(super) fn put(self, place: &Place, text: &str, typed: &str) -> Result<(), IgnoredReason> {
        let mut result = Ok(());
        self.change(|case| result = answers::set(case, place, text));
        self.keep_draft(&place.clone().into(), typed, result.is_err());
        result
    }

    /// Keeps what was typed into a field while it cannot be read.
    #[inline(never)]
    pub(super) fn keep_draft(self, field: &Field, typed: &str, unreadable: bool) {
        let key = field.key();
        self.drafts.update_value(|drafts| {
            drafts.retain(|(k, _)| *k != key);
            if unreadable {
                drafts.push((key, typed.to_string()));
            }
        });
    }

    /// Changes the case. An answer that stays the same changes nothing on the page: a button
    /// that is pressed while a field loses focus must not be re-created. A change ends the offer to undo.
    pub(super) fn change(self, change: impl FnOnce(&mut Case)) {
        let mut changed = false;
        self.case.maybe_update(|case| {
            let before = case.clone();
            change(case);
            changed = *case != before;
            changed
        });
        let offers = |notice: &Option<Notice>| notice.as_ref().is_some_and(|notice| notice.offer.is_some());
        if changed && self.notice.with_untracked(offers) {
            self.notice.set(None);
        }
        self.keep();
    }

    /// Whether nothing was answered.
    pub(super) fn is_blank(self) -> bool {
        self.holds(&Case::default())
    }

    /// Whether these are the answers.
    #[inline(never)]
    pub(super) fn holds(self, case: &Case) -> bool {
        self.case.with_untracked(|mine| *mine == with_a_choice(case.clone()))
    }

    /// Whether the answers are those of a pupil of the open class: they are never remembered, and what is remembered
    /// is the person's own.
    #[cfg(feature = "full")]
    pub(super) fn is_lent(self) -> bool {
        self.own.with_untracked(Option::is_some)
    }

    /// Remembers the answers from now on, or forgets them.
    #[inline(never)]
    pub(super) fn set_remember(self, on: bool) {
        self.remember.set(on);
        if on {
            self.keep();
        } else {
            storage::forget_case();
        }
    }

    /// Says something above the page.
    #[inline(never)]
    pub(super) fn say(self, message: Key) {
        self.notice.set(Some(Notice { message, offer: None }));
    }

    /// Clears everything, also what was kept and could not be read; this can be undone.
    pub(super) fn clear(self) {
        self.replace(Snapshot::default(), Key::case_cleared);
        #[cfg(feature = "full")]
        if self.is_lent() {
            return;
        }
        storage::forget_case();
    }

    /// Puts other answers into the place of all, with a message and, if there were any, the way back.
    #[inline(never)]
    pub(super) fn replace(self, by: Snapshot, message: Key) {
        let offer = (!self.is_blank()).then(|| Offer::Undo(self.snapshot()));
        self.put_all(by);
        // What could not be kept matters more than what was done.
        let trouble = self.notice.with_untracked(|notice| notice.as_ref().map(|notice| notice.message));
        self.notice.set(Some(Notice { message: trouble.unwrap_or(message), offer }));
    }

    /// Accepts what the message above the page offers.
    pub(super) fn accept(self, offer: Offer) {
        match offer {
            Offer::Undo(state) => {
                self.put_all(state);
                self.say(Key::undone);
            }
            Offer::OtherWindow(state) => self.replace(state, Key::other_window_taken),
        }
    }

    /// Puts other answers into the place of all.
    #[inline(never)]
    pub(super) fn put_all(self, by: Snapshot) {
        let remember = by.remember;
        #[cfg(feature = "full")]
        let remember = remember && !self.is_lent();
        self.show(Snapshot { remember, ..by });
        self.keep();
    }

    /// The same, and nothing is written.
    #[inline(never)]
    fn show(self, by: Snapshot) {
        self.notice.set(None);
        self.replaced.update(|n| *n = n.wrapping_add(1));
        self.drafts.set_value(by.drafts);
        self.case.set(with_a_choice(by.case));
        // What the device remembers is not forgotten by this: it may be other answers than these.
        self.remember.set(by.remember);
        self.renewed.update(|n| *n = n.wrapping_add(1));
    }

    /// Puts the person's own state aside and shows the answers of a pupil, which are not remembered.
    #[cfg(feature = "full")]
    pub(super) fn lend(self, case: Case) {
        if !self.is_lent() {
            self.own.set(Some(self.snapshot()));
        }
        self.show(Snapshot { case, ..Snapshot::default() });
    }

    /// Shows the person's own state again, as it was. What is kept of it was not touched, so it is not written: another
    /// window may have written since.
    #[cfg(feature = "full")]
    pub(super) fn show_own(self) {
        if let Some(own) = self.own.try_update(Option::take).flatten() {
            let from_link = own.from_link;
            self.show(own);
            if from_link {
                self.say(Key::link_opened);
            }
        }
    }

    /// The state as it outlives this page: the person's own, never a pupil's.
    pub(super) fn own_snapshot(self) -> Snapshot {
        #[cfg(feature = "full")]
        if let Some(own) = self.own.get_untracked() {
            return own;
        }
        self.snapshot()
    }

    #[inline(never)]
    fn keep(self) {
        if self.remember.get_untracked()
            && let Err(message) = self.case.with_untracked(storage::keep_case)
        {
            self.say(message);
        }
    }

    /// The state, as another module needs it in order to go on.
    pub(super) fn snapshot(self) -> Snapshot {
        Snapshot {
            case: self.case.get_untracked(),
            remember: self.remember.get_untracked(),
            from_link: self
                .notice
                .with_untracked(|notice| matches!(notice, Some(Notice { message: Key::link_opened, .. }))),
            drafts: self.drafts.get_value(),
        }
    }

    /// Goes to a page.
    pub(super) fn go(self, route: Route) {
        let _ = window().location().set_hash(&self.href(route));
    }
}

/// The page always has a first choice to ask about.
fn with_a_choice(mut case: Case) -> Case {
    if case.choices().is_empty() {
        case.choices = Some(vec![Choice::default()]);
    }
    case
}

/// The fragment of the address.
pub(super) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}
