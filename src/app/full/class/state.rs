//! What the page knows of the open class: a context of the full module, so that the class stays open while other pages
//! are looked at.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::full::export;
use crate::app::full::tabs::Part;
use crate::app::full::trouble::Trouble;
use crate::app::full::worker::{Heard, Name, Workers};
use crate::app::state::App;
use crate::class::class_worker::ClassWorker;
use crate::class::session::protocol::{
    FieldView, Listed, OverviewView, ProblemView, PupilCase, Recognised, Reply, Request, RowView,
};
use crate::formats::date_text::write_moment;
use crate::rules::calendar::Moment;
use crate::rules::code::Code as _;
use crate::text::Lang;

use super::beside::Beside;

/// How far one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Nothing is open.
    Empty,
    /// What was recognised is shown.
    Recognised,
    /// The class is open.
    Open,
}

/// The parts of an open class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    /// The table.
    Table,
    /// What was not read.
    Problems,
    /// The class in numbers.
    Overview,
    /// What can be taken away: files, paper, calendar.
    Out,
}

impl Part for Tab {
    const ALL: &'static [Self] = &[Self::Table, Self::Problems, Self::Overview, Self::Out];
    const PANEL: &'static str = "class-panel";

    fn id(self) -> &'static str {
        match self {
            Self::Table => "class-tab-table",
            Self::Problems => "class-tab-problems",
            Self::Overview => "class-tab-overview",
            Self::Out => "class-tab-out",
        }
    }
}

/// How far the sheets are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printing {
    /// None are wanted.
    No,
    /// They are being made.
    Making,
    /// All are there.
    Ready,
}

/// A text for one pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) at: u32,
    pub(super) text: String,
}

/// What was typed and cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) at: u32,
    pub(super) field: String,
    pub(super) text: String,
    pub(super) reason: String,
}

/// The signals of the class; a handle that is copied freely.
#[derive(Clone, Copy)]
pub(in crate::app::full) struct Class {
    /// How far one is.
    pub(super) stage: RwSignal<Stage>,
    /// The part that is shown.
    pub(super) tab: RwSignal<Tab>,
    /// How far the work is: how much of how much.
    pub(super) progress: RwSignal<Option<(u32, u32)>>,
    /// What went wrong.
    pub(super) trouble: RwSignal<Option<Trouble>>,
    /// What was recognised in the file.
    pub(super) recognised: RwSignal<Recognised>,
    /// What the table is like.
    pub(super) listed: RwSignal<Listed>,
    /// The rows that are known of the view, by their places; of one version only.
    pub(super) rows: RwSignal<BTreeMap<u32, RowView>>,
    /// The pupil whose fields are shown.
    pub(super) pupil: RwSignal<Option<(u32, Vec<FieldView>)>>,
    /// What was typed last and cannot be read.
    pub(super) draft: RwSignal<Option<Draft>>,
    /// What was not read: how many are listed, how many more there are, and those that are known by their places.
    pub(super) problems: RwSignal<(u32, u32, BTreeMap<u32, ProblemView>)>,
    /// The class in numbers.
    pub(super) overview: RwSignal<Option<OverviewView>>,
    /// A text for one pupil.
    pub(super) message: RwSignal<Option<Message>>,
    /// The name of the file that was saved last.
    pub(super) saved: RwSignal<Option<String>>,
    /// How far the sheets to print are.
    pub(super) printing: RwSignal<Printing>,
    /// How many of them are made.
    pub(super) printed: RwSignal<u32>,
    /// The pupils whose sheets are printed.
    pub(super) sheets: RwSignal<Vec<PupilCase>>,
    /// The choices of all, packed for a placement, until they are taken.
    packed: RwSignal<Option<Vec<u8>>>,
    /// What the table keeps.
    beside: StoredValue<Beside>,
    workers: Workers<ClassWorker>,
}

impl Class {
    /// Makes the context.
    pub(in crate::app::full) fn provide(app: App) -> Self {
        let class = Self {
            stage: RwSignal::new(Stage::Empty),
            tab: RwSignal::new(Tab::Table),
            progress: RwSignal::new(None),
            trouble: RwSignal::new(None),
            recognised: RwSignal::new(Recognised::default()),
            listed: RwSignal::new(Listed::default()),
            rows: RwSignal::new(BTreeMap::new()),
            pupil: RwSignal::new(None),
            draft: RwSignal::new(None),
            problems: RwSignal::new((0, 0, BTreeMap::new())),
            overview: RwSignal::new(None),
            message: RwSignal::new(None),
            saved: RwSignal::new(None),
            printing: RwSignal::new(Printing::No),
            printed: RwSignal::new(0),
            sheets: RwSignal::new(Vec::new()),
            packed: RwSignal::new(None),
            beside: StoredValue::new(Beside::new()),
            workers: Workers::new(app),
        };
        class.workers.on_heard(move |heard| class.heard(heard));
        class.follow(app);
        provide_context(class);
        class
    }

    /// Tells the worker of another language and of another hour.
    fn follow(self, app: App) {
        Effect::new(move |before: Option<(Lang, Moment)>| {
            app.words.track();
            let now = app.moment();
            let hour = Moment { minute: now.minute / 60 * 60, ..now };
            let lang = app.lang();
            if let Some((lang_before, hour_before)) = before.filter(|_| self.workers.hold()) {
                if lang_before != lang {
                    self.ask(Request::Lang(lang.code().to_string()));
                }
                if hour_before != hour {
                    self.ask(Request::Now(write_moment(now)));
                }
            }
            (lang, hour)
        });
    }

    /// The context.
    pub(in crate::app::full) fn here() -> Self {
        expect_context()
    }

    /// What the table keeps.
    pub(super) fn beside(self) -> Beside {
        self.beside.get_value()
    }

    /// Whether a class is open.
    pub(in crate::app::full) fn is_open(self) -> bool {
        self.stage.get() == Stage::Open
    }

    /// Has the choices of all packed for a placement: see [`Self::packed`].
    pub(in crate::app::full) fn pack(self) {
        self.ask(Request::ForPlacement);
    }

    /// What was packed, until it is taken.
    pub(in crate::app::full) fn packed(self) -> RwSignal<Option<Vec<u8>>> {
        self.packed
    }

    /// Asks the worker; its replies change the signals.
    pub(super) fn ask(self, request: Request) {
        if matches!(
            request,
            Request::Open { .. } | Request::Sheet { .. } | Request::Accept | Request::Write(_)
        ) {
            // How far it is is told later, or never: a workbook is read and written at a stretch.
            self.progress.set(Some((0, 0)));
        }
        self.workers.send(request);
    }

    /// The template as a workbook.
    pub(super) fn template(self) {
        self.workers.template();
    }

    /// What is heard of the workers.
    fn heard(self, heard: Heard<Reply>) {
        match heard {
            Heard::Told(reply) => self.told(reply),
            Heard::NotWritten => {
                self.progress.set(None);
                self.trouble.set(Some(Trouble::NotWritten));
            }
            Heard::Lost(name, why) => {
                self.progress.set(None);
                if name == Name::Holder {
                    self.listed(Listed { version: u32::MAX, ..Listed::default() });
                }
                self.trouble.set(Some(why.into()));
            }
        }
    }

    /// What the worker tells.
    fn told(self, reply: Reply) {
        // The worker may have done something else, and not yet what was asked after it.
        let waits = reply == Reply::Done && self.workers.await_more();
        let ends = matches!(
            reply,
            Reply::Done
                | Reply::Listed(_)
                | Reply::Recognised(_)
                | Reply::Refused(_)
                | Reply::File { .. }
                | Reply::Cancelled
        );
        match reply {
            Reply::Progress(done, all) => self.progress.set(Some((done, all))),
            // Nothing to show; the last two go from one worker to another.
            Reply::Done | Reply::Cancelled | Reply::NeedsSheets { .. } | Reply::Grid { .. } => {}
            Reply::File { name, kind, bytes } => self.save(&name, &kind, &bytes),
            Reply::Cases(cases) => {
                if self.printing.get_untracked() == Printing::Making {
                    self.sheets.update(|sheets| sheets.extend(cases));
                }
            }
            Reply::Refused(refusal) => self.trouble.set(Some(Trouble::Refused(refusal))),
            Reply::Recognised(recognised) => {
                self.trouble.set(None);
                self.recognised.set(*recognised);
                self.stage.set(Stage::Recognised);
            }
            Reply::Listed(listed) => self.listed(*listed),
            Reply::Rows(version, from, rows) => {
                if version == self.listed.with_untracked(|listed| listed.version) {
                    self.rows.update(|known| known.extend((from..).zip(rows)));
                }
            }
            Reply::Pupil { at, fields, others } => {
                self.beside().others.set(others);
                self.pupil.set(Some((at, fields)));
            }
            Reply::Unreadable { at, field, text, reason, allowed: _ } => {
                self.draft.set(Some(Draft { at, field, text, reason }));
            }
            Reply::ForPlacement(packed) => self.packed.set(Some(packed)),
            Reply::Case(case) => self.beside().case.set(Some(case)),
            Reply::Message { at, text } => self.message.set(Some(Message { at, text })),
            Reply::Problems { all, more, problems } => self.problems.update(|known| {
                (known.0, known.1) = (all, more);
                known.2.extend(problems.into_iter().map(|problem| (problem.place, problem)));
            }),
            Reply::Overview(overview) => self.overview.set(Some(*overview)),
        }
        if ends && !waits {
            self.progress.set(None);
        }
    }

    fn save(self, name: &str, kind: &str, bytes: &[u8]) {
        match export::save_bytes(name, kind, bytes) {
            Some(()) => self.saved.set(Some(name.to_string())),
            None => self.trouble.set(Some(Trouble::NotWritten)),
        }
    }

    /// The table has changed: what is known of an older one is forgotten.
    fn listed(self, listed: Listed) {
        let same = self.listed.with_untracked(|before| before.version == listed.version);
        if !same {
            self.rows.set(BTreeMap::new());
            self.problems.set((0, 0, BTreeMap::new()));
            self.overview.set(None);
            self.draft.set(None);
            self.saved.set(None);
            self.printing.set(Printing::No);
        }
        let stage = match (listed.recognising, listed.pupils) {
            (true, _) => Stage::Recognised,
            (false, 0) if !listed.undo => Stage::Empty,
            (false, _) => Stage::Open,
        };
        if self.stage.get_untracked() != stage {
            self.stage.set(stage);
        }
        self.listed.set(listed);
    }
}
