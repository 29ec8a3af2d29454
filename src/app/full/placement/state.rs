//! What the page knows of the open cohort: a context of the full module, so that the cohort stays open while other pages
//! are looked at.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::list::List;
use crate::app::dom::focus_soon;
use crate::app::full::export;
use crate::app::full::tabs::Part;
use crate::app::full::taking;
use crate::app::full::trouble::{Progress, Trouble};
use crate::app::full::worker::{Heard, Name, Workers};
use crate::app::state::App;
use crate::class::table::MOST_BYTES;
use crate::placement::protocol::{
    ApplicantRow, Asked, Bar, Chance, ChanceView, ChoiceView, LeftOut, Move, Moves, ProgrammeRow, RecordView,
    Reply, Request, Source, State, Wrong,
};
use crate::placement::worker::PlacementWorker;
use crate::rules::code::Code as _;

/// What takes the focus when it was distributed.
pub(super) const NUMBERS: &str = "placement-numbers";

/// The parts of an open cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    /// Programmes and settings.
    Data,
    /// Who would be placed where.
    Result,
    /// What would be if something were different.
    WhatIf,
    /// One more person.
    Chance,
    /// Files and paper.
    Out,
}

impl Part for Tab {
    const ALL: &'static [Self] = &[Self::Data, Self::Result, Self::WhatIf, Self::Chance, Self::Out];
    const PANEL: &'static str = "placement-panel";

    fn id(self) -> &'static str {
        match self {
            Self::Data => "placement-tab-data",
            Self::Result => "placement-tab-result",
            Self::WhatIf => "placement-tab-what-if",
            Self::Chance => "placement-tab-chance",
            Self::Out => "placement-tab-out",
        }
    }
}

/// What is open beside the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// An applicant, and the choices.
    Applicant(ApplicantRow, Vec<ChoiceView>),
    /// A programme, how many asked there, those of them that are known, and the histogram of their scores.
    Programme(ProgrammeRow, u32, Vec<Asked>, Vec<Bar>),
}

/// The signals of the cohort; a handle that is copied freely.
#[derive(Clone, Copy)]
pub(in crate::app::full) struct Placing {
    /// What it is like.
    pub(super) state: RwSignal<State>,
    /// Whether programmes are being typed although there is none yet.
    pub(super) typing: RwSignal<bool>,
    /// The part that is shown.
    pub(super) tab: RwSignal<Tab>,
    /// How far the work is.
    pub(super) progress: Progress,
    /// What went wrong.
    pub(super) trouble: RwSignal<Option<Trouble>>,
    /// The field that could not be read.
    pub(super) wrong: RwSignal<Option<Wrong>>,
    /// The programmes that are listed.
    pub(super) programmes: List<ProgrammeRow>,
    /// The applicants that are listed.
    pub(super) applicants: List<ApplicantRow>,
    /// What takes no part.
    pub(super) left_out: List<LeftOut>,
    /// Who moved.
    pub(super) moved: List<Move>,
    /// How many moved, once that was asked.
    pub(super) moves: RwSignal<Option<Moves>>,
    /// The place of the kept result that is compared.
    pub(super) compared: RwSignal<Option<u32>>,
    /// What is open beside the lists.
    pub(super) detail: RwSignal<Option<Detail>>,
    /// One more person, as typed.
    pub(super) person: RwSignal<Chance>,
    /// What the model says of one more person.
    pub(super) chance: RwSignal<Option<ChanceView>>,
    /// The record of the draw.
    pub(super) record: RwSignal<Option<RecordView>>,
    /// The name of the file that was saved last.
    pub(super) saved: RwSignal<Option<String>>,
    workers: Workers<PlacementWorker>,
}

impl Placing {
    /// Makes the context.
    pub(in crate::app::full) fn provide(app: App) -> Self {
        let placing = Self {
            state: RwSignal::new(State::default()),
            typing: RwSignal::new(false),
            tab: RwSignal::new(Tab::Data),
            progress: RwSignal::new(None),
            trouble: RwSignal::new(None),
            wrong: RwSignal::new(None),
            programmes: List::new(),
            applicants: List::new(),
            left_out: List::new(),
            moved: List::new(),
            moves: RwSignal::new(None),
            compared: RwSignal::new(None),
            detail: RwSignal::new(None),
            person: RwSignal::new(Chance::default()),
            chance: RwSignal::new(None),
            record: RwSignal::new(None),
            saved: RwSignal::new(None),
            workers: Workers::new(app),
        };
        placing.workers.on_heard(move |heard| placing.heard(heard));
        Effect::new(move |before: Option<crate::text::Lang>| {
            app.words.track();
            let lang = app.lang();
            if before.is_some_and(|before| before != lang) && placing.workers.hold() {
                placing.ask(Request::Lang(lang.code().to_string()));
            }
            lang
        });
        provide_context(placing);
        placing
    }

    /// The context.
    pub(in crate::app::full) fn here() -> Self {
        expect_context()
    }

    /// Whether there is anything to show.
    pub(super) fn is_open(self) -> bool {
        self.state.with(|state| state.source != Source::Nothing) || self.typing.get()
    }

    /// Asks the worker; its replies change the signals.
    pub(super) fn ask(self, request: Request) {
        match &request {
            Request::Open { .. }
            | Request::Sheets { .. }
            | Request::Class(_)
            | Request::MadeUp(_)
            | Request::Run
            | Request::Luck(_)
            | Request::Chance(_)
            | Request::Compare { .. }
            | Request::Record
            | Request::Write(_) => {
                self.trouble.set(None);
                self.progress.set(Some((0, 0)));
            }
            Request::Set(_) | Request::PutProgramme { .. } => self.wrong.set(None),
            Request::Words { .. }
            | Request::Lang(_)
            | Request::RemoveProgramme(_)
            | Request::Quota { .. }
            | Request::Programmes { .. }
            | Request::Applicants { .. }
            | Request::Programme { .. }
            | Request::Applicant(_)
            | Request::LeftOut(..)
            | Request::Keep(_)
            | Request::Forget(_)
            | Request::Close
            | Request::Cancel => {}
        }
        self.workers.send(request);
    }

    /// Takes files: reads them one after another, so that programmes and applicants can come together.
    pub(in crate::app::full) fn take_files(self, files: Vec<File>) {
        self.trouble.set(None);
        spawn_local(async move {
            for file in files {
                let name = file.name();
                match taking::read(file, MOST_BYTES).await {
                    Ok(bytes) => self.ask(Request::Open { name, bytes }),
                    Err(unread) => self.trouble.set(Some(unread.into())),
                }
            }
        });
    }

    /// Takes rows that were copied from a spreadsheet, or a cohort as text.
    pub(super) fn take_text(self, text: String) {
        if !text.trim().is_empty() {
            self.ask(Request::Open { name: String::new(), bytes: text.into_bytes() });
        }
    }

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
                    self.typing.set(false);
                    self.changed(State { version: u32::MAX, ..State::default() });
                }
                self.trouble.set(Some(why.into()));
            }
        }
    }

    fn told(self, reply: Reply) {
        let goes_on = matches!(
            reply,
            Reply::Progress(..)
                | Reply::Grid { .. }
                | Reply::Programmes(..)
                | Reply::Applicants(..)
                | Reply::LeftOut(..)
        );
        match reply {
            Reply::Progress(done, all) => self.progress.set(Some((done, all))),
            // Nothing to show; the table goes to the worker that writes workbooks.
            Reply::Done | Reply::Cancelled | Reply::Grid { .. } => {}
            Reply::Refused(refusal) => self.trouble.set(Some(Trouble::Refused(refusal))),
            Reply::NoColumns => self.trouble.set(Some(Trouble::NoColumns)),
            Reply::Unreadable(wrong, _) => self.wrong.set(Some(wrong)),
            Reply::State(state) => self.changed(*state),
            Reply::Programmes(_, all, from, rows) => self.programmes.told(all, from, rows),
            Reply::Applicants(_, all, from, rows) => self.applicants.told(all, from, rows),
            Reply::LeftOut(all, from, rows) => self.left_out.told(all, from, rows),
            Reply::Programme { row, all, from, asked, bars } => {
                let before = self.detail.with_untracked(|detail| match detail {
                    Some(Detail::Programme(before, _, known, _)) if before.at == row.at && from > 0 => {
                        known.clone()
                    }
                    Some(Detail::Programme(..) | Detail::Applicant(..)) | None => Vec::new(),
                });
                let known = before.into_iter().chain(asked).collect();
                self.detail.set(Some(Detail::Programme(*row, all, known, bars)));
            }
            Reply::Applicant { row, choices } => self.detail.set(Some(Detail::Applicant(*row, choices))),
            Reply::Compared(moves, from, rows) => {
                self.moves.set(Some(moves));
                let all = [moves.better, moves.worse, moves.gained, moves.lost].into_iter();
                self.moved.told(all.fold(0, u32::saturating_add), from, rows);
            }
            Reply::Chance(chance) => {
                self.wrong.set(None);
                self.chance.set(Some(*chance));
            }
            Reply::Record(record) => self.record.set(Some(*record)),
            Reply::File { name, kind, bytes } => match export::save_bytes(&name, &kind, &bytes) {
                Some(()) => self.saved.set(Some(name)),
                None => self.trouble.set(Some(Trouble::NotWritten)),
            },
        }
        if !goes_on {
            self.progress.set(None);
        }
    }

    /// The cohort has changed: what is known of an older one is forgotten.
    fn changed(self, state: State) {
        let before = self.state.get_untracked();
        self.wrong.set(None);
        if before.version != state.version {
            self.trouble.set(None);
            self.saved.set(None);
            self.record.set(None);
            self.moves.set(None);
            self.chance.set(None);
            self.detail.set(None);
        }
        if before.source != state.source {
            self.tab.set(Tab::Data);
            self.typing.set(false);
        }
        let fresh = |state: &State| state.result.is_some() && !state.stale;
        if fresh(&state) && !fresh(&before) {
            let tab = self.tab.get_untracked();
            if tab == Tab::Data {
                self.tab.set(Tab::Result);
            }
            // The button that was pressed is no more.
            focus_soon(if matches!(tab, Tab::Data | Tab::Result) { NUMBERS } else { Tab::PANEL });
        }
        self.state.set(state);
    }
}
