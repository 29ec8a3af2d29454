//! The state of the page: one case, its assessment, and what is around them.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

use crate::formats::answers;
use crate::formats::snapshot::Snapshot;
use crate::rules::assess;
use crate::rules::assessment::{Assessment, IgnoredReason};
use crate::rules::calendar::Moment;
use crate::rules::case::{Case, Choice};
use crate::rules::code::Code as _;
use crate::rules::edition::CURRENT;
use crate::rules::question::Place;
use crate::text::labels::Labelled;
use crate::text::{Key, Lang, Words};

use super::dom::memo;
use super::field::Field;
use super::incoming_link;
use super::part::specialty::Catalogue;
use super::storage::Kept;
use super::{boot, clock, storage};
use crate::flow::route::Route;

/// After so long without a touch the answers are cleared, unless they are remembered.
const IDLE_MILLISECONDS: i64 = 10 * 60 * 1000;
/// How often the clock is looked at.
const TICK_MILLISECONDS: i32 = 15_000;

/// A message above the page, and what can be taken instead: the words of a button and a state as text.
pub(super) type Notice = (Key, Option<(Key, String)>);

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
    pub(super) assessment: Memo<Assessment>,
    /// The device's clock, to the minute.
    pub(super) now: RwSignal<Moment>,
    /// Whether the answers are remembered on this device.
    pub(super) remember: RwSignal<bool>,
    /// A message above the page.
    pub(super) notice: RwSignal<Option<Notice>>,
    /// The specialties by name.
    pub(super) catalogue: Catalogue,
    /// What there is to say or to ask about the link that was opened.
    #[cfg(feature = "full")]
    pub(super) arrived: RwSignal<Option<super::full::incoming_link::Arrived>>,
    /// What the page about files knows.
    #[cfg(feature = "full")]
    pub(super) files: super::full::keep::files::Files,
    /// Changes when the answers were replaced as a whole, so that the fields show them anew.
    pub(super) renewed: RwSignal<u32>,
    /// Texts in fields that cannot be read yet: the key and the text.
    drafts: StoredValue<Vec<(String, String)>>,
    /// What is to stand on printed paper beside the case: kept nowhere, and gone with the answers.
    #[cfg(feature = "full")]
    pub(super) on_paper: RwSignal<[String; 4]>,
    last_touch: StoredValue<i64>,
    numbers: StoredValue<u32>,
}

impl App {
    /// The state at the start, with what was handed over or remembered.
    pub(super) fn new(words: Words, handed: Option<Snapshot>) -> Self {
        let (handed, notice) = match (handed, storage::kept_case()) {
            (Some(handed), _) => (handed, None),
            (None, Kept::Case(case)) => (Snapshot { case: *case, remember: true, drafts: Vec::new() }, None),
            (None, Kept::Nothing) => (Snapshot::default(), None),
            (None, Kept::Broken) => (Snapshot::default(), Some(Key::storage_broken)),
        };
        let Snapshot { case, remember, drafts } = handed;
        let case = RwSignal::new(with_a_choice(case));
        let now = RwSignal::new(clock::now());
        let assessment = memo(move || case.with(|case| assess(case, CURRENT, now.get())));
        Self {
            words: RwSignal::new(words),
            route: RwSignal::new(Route::parse(&fragment()).unwrap_or(Route::Home)),
            case,
            assessment,
            now,
            remember: RwSignal::new(remember),
            notice: RwSignal::new(notice.map(|message| (message, None))),
            catalogue: Catalogue::new(),
            #[cfg(feature = "full")]
            arrived: RwSignal::new(None),
            #[cfg(feature = "full")]
            files: super::full::keep::files::Files::new(),
            renewed: RwSignal::new(0),
            drafts: StoredValue::new(drafts),
            #[cfg(feature = "full")]
            on_paper: RwSignal::default(),
            last_touch: StoredValue::new(clock::milliseconds()),
            numbers: StoredValue::new(0),
        }
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

    /// Changes the case. An answer that stays the same changes nothing on the page: what is just
    /// being pressed while one leaves a field must not be made anew under the finger. After a change
    /// there is no way back to what was before all of it.
    pub(super) fn change(self, change: impl FnOnce(&mut Case)) {
        let mut changed = false;
        self.case.maybe_update(|case| {
            let before = case.clone();
            change(case);
            changed = *case != before;
            changed
        });
        if changed && self.notice.with_untracked(|notice| matches!(notice, Some((_, Some(_))))) {
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
        self.notice.set(Some((message, None)));
    }

    /// Clears everything, also what was kept and could not be read; this can be undone.
    pub(super) fn clear(self) {
        self.replace(Snapshot::default(), Key::case_cleared);
        storage::forget_case();
    }

    /// Puts other answers into the place of all, with a message and, if there were any, the way back.
    #[inline(never)]
    pub(super) fn replace(self, by: Snapshot, message: Key) {
        let back = (!self.is_blank()).then(|| (Key::undo, self.snapshot()));
        self.put_all(by);
        // What could not be kept matters more than what was done.
        let message =
            self.notice.with_untracked(|notice| notice.as_ref().map_or(message, |(trouble, _)| *trouble));
        self.notice.set(Some((message, back)));
    }

    /// Takes what the message above the page offers.
    pub(super) fn take(self, offer: Key, state: &str) {
        match Snapshot::read(state) {
            Some(state) if offer == Key::undo => {
                self.put_all(state);
                self.say(Key::undone);
            }
            Some(state) => self.replace(state, Key::other_window_taken),
            None => {}
        }
    }

    #[inline(never)]
    fn put_all(self, by: Snapshot) {
        self.notice.set(None);
        #[cfg(feature = "full")]
        self.files.forget_the_name();
        #[cfg(feature = "full")]
        self.on_paper.set(<[String; 4]>::default());
        self.drafts.set_value(by.drafts);
        self.case.set(with_a_choice(by.case));
        // What the device remembers is not forgotten by this: it may be other answers than these.
        self.remember.set(by.remember);
        self.keep();
        self.renewed.update(|n| *n = n.wrapping_add(1));
    }

    #[inline(never)]
    fn keep(self) {
        if self.remember.get_untracked()
            && let Err(message) = self.case.with_untracked(storage::keep_case)
        {
            self.say(message);
        }
    }

    /// Another window has changed what is kept. Its answers are offered, and what it has forgotten is
    /// not written again.
    fn hear_another_window(self) {
        if !self.remember.get_untracked() {
            return;
        }
        match storage::kept_case() {
            Kept::Case(case) => {
                if self.case.with_untracked(|mine| answers::write(mine) != answers::write(&case)) {
                    let state = Snapshot { case: *case, remember: true, drafts: Vec::new() }.write();
                    self.notice.set(Some((Key::other_window, Some((Key::other_window_take, state)))));
                }
            }
            Kept::Nothing | Kept::Broken => self.remember.set(false),
        }
    }

    /// What another module needs in order to go on.
    pub(super) fn snapshot(self) -> String {
        let drafts = self.drafts.get_value();
        Snapshot { case: self.case.get_untracked(), remember: self.remember.get_untracked(), drafts }.write()
    }

    /// Follows the address, the clock and the hands of the person, until the result is called.
    pub(super) fn follow_the_world(self) -> impl FnOnce() {
        let touched = move || self.last_touch.set_value(clock::milliseconds());
        let listeners = [
            window_event_listener(leptos::ev::hashchange, move |_| self.follow_the_address()),
            window_event_listener(leptos::ev::pointerdown, move |_| touched()),
            window_event_listener(leptos::ev::keydown, move |_| touched()),
            window_event_listener(leptos::ev::focus, move |_| self.tick()),
            window_event_listener_untyped("storage", move |_| self.hear_another_window()),
        ];
        let tick = Closure::<dyn Fn()>::new(move || self.tick());
        let timer = window().set_interval_with_callback_and_timeout_and_arguments_0(
            tick.as_ref().unchecked_ref(),
            TICK_MILLISECONDS,
        );
        self.follow_the_address();
        #[cfg(feature = "full")]
        let unfollow = super::full::keep::files::follow(self);
        move || {
            #[cfg(feature = "full")]
            unfollow();
            listeners.into_iter().for_each(WindowListenerHandle::remove);
            if let Ok(timer) = timer {
                window().clear_interval_with_handle(timer);
            }
            drop(tick);
        }
    }

    fn tick(self) {
        let now = clock::now();
        if self.now.get_untracked() != now {
            self.now.set(now);
        }
        let idle = clock::milliseconds() - self.last_touch.get_value();
        if idle >= IDLE_MILLISECONDS && !self.is_blank() && !self.remember.get_untracked() {
            // Somebody else may sit there now: no way back. What the device remembers may be other
            // answers than those of a link, and stays.
            self.put_all(Snapshot::default());
            self.say(Key::case_cleared_idle);
        }
    }

    /// Shows the page and the language that the address names.
    fn follow_the_address(self) {
        let fragment = fragment();
        if let Some(route) = Route::parse(&fragment)
            && route != self.route.get_untracked()
        {
            self.notice.set(None);
            #[cfg(feature = "full")]
            self.arrived.set(None);
            self.route.set(route);
        }
        incoming_link::arrive(self, &fragment);
        let Some(lang) = Route::lang(&fragment) else { return };
        storage::keep_lang(lang.code());
        if lang != self.lang() {
            boot::load_words(lang, move |words| match words {
                Some(words) => self.words.set(words),
                None => self.say(Key::law_failed),
            });
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

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}
