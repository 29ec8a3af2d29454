//! What the page asks of an open cohort, and what it is told: messages between the page and its worker.
//!
//! They hold numbers, codes and the names of people and programmes as they were given; the page puts them into words.
//! Applicants and programmes are named by `at`, the place in the cohort, from 0. Every request is answered by at least one
//! reply, the last of which is never [`Reply::Progress`].

use serde::{Deserialize, Serialize};

use crate::class::session::protocol::{Refusal, Texts};

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// First of all: the texts of all languages, and which one is shown. Headings of files are read and written by them.
    Words {
        /// All languages.
        texts: Vec<Texts>,
        /// The code of the one that is shown.
        lang: String,
    },
    /// Another language is shown: its code.
    Lang(String),
    /// A file: a cohort of the contract, or a table of programmes or of applicants. Programmes take the place of programmes,
    /// applicants of applicants; a cohort takes the place of both.
    Open {
        /// Its name.
        name: String,
        /// Its bytes.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// The sheets of a workbook, as [`crate::class::session::protocol::SheetsReply::Sheets`] brought them.
    Sheets {
        /// The name of the file.
        name: String,
        /// The sheets.
        #[serde(with = "serde_bytes")]
        sheets: Vec<u8>,
    },
    /// The choices of an open class, as the class packed them. They take the place of all applicants; programmes that are
    /// not known are added without seats.
    Class(#[serde(with = "serde_bytes")] Vec<u8>),
    /// A made-up cohort takes the place of what is open.
    MadeUp(MadeUp),
    /// Another setting.
    Set(Setting),
    /// A programme is changed, or, without `at`, added.
    PutProgramme {
        /// Which.
        at: Option<u32>,
        /// What was typed.
        typed: ProgrammeTyped,
    },
    /// Takes a programme out.
    RemoveProgramme(u32),
    /// In which of several quotas an applicant takes part.
    Quota {
        /// The applicant.
        at: u32,
        /// The code of the quota; nothing for none.
        quota: Option<String>,
    },
    /// Distributes.
    Run,
    /// Programmes whose name has these words, from the first of these places up to the second.
    Programmes {
        /// The words.
        text: String,
        /// The first.
        from: u32,
        /// The one behind the last.
        to: u32,
    },
    /// Applicants, in the order of their ids, from the first of these places up to the second.
    Applicants {
        /// Words of the id.
        text: String,
        /// Which of them.
        only: Only,
        /// The first.
        from: u32,
        /// The one behind the last.
        to: u32,
    },
    /// A programme and those who asked there, from the first of these places up to the second.
    Programme {
        /// The programme.
        at: u32,
        /// The first.
        from: u32,
        /// The one behind the last.
        to: u32,
    },
    /// All about an applicant.
    Applicant(u32),
    /// What takes no part, from the first of these places up to the second.
    LeftOut(u32, u32),
    /// Keeps the result under a name.
    Keep(String),
    /// Forgets a kept result: its place in the list.
    Forget(u32),
    /// Who moved between a kept result and the present one, from the first of these places up to the second.
    Compare {
        /// The place of the kept result.
        kept: u32,
        /// The first.
        from: u32,
        /// The one behind the last.
        to: u32,
    },
    /// Distributes with the lots of so many seeds.
    Luck(u32),
    /// One more person in the cohort.
    Chance(Chance),
    /// A file.
    Write(Write),
    /// The record of the draw.
    Record,
    /// Closes the cohort.
    Close,
    /// Stops what is being done.
    Cancel,
}

/// How a made-up cohort is made: the same numbers give the same cohort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeUp {
    /// From which it is drawn; not the seed of the lots.
    pub seed: u64,
    /// How many applicants.
    pub applicants: u32,
    /// How many programmes.
    pub programmes: u32,
    /// The seats of each.
    pub seats: u32,
    /// How many choices each applicant has.
    pub choices: u32,
    /// How many of a hundred applicants have a quota.
    pub with_quota: u32,
    /// How many of a hundred seats are reserved.
    pub reserved: u32,
    /// How many of a hundred wishes go to the most wished for fifth of the programmes.
    pub popular: u32,
}

/// A setting, as it was typed or chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    /// From which lots are drawn.
    Seed(String),
    /// What becomes of reserved seats that nobody takes: a code of [`crate::rules::placement::cohort::UnusedReserved`].
    Unused(String),
    /// How many a group has at least.
    Minimum(String),
    /// How two averages make one score: a code of [`super::way::ScoreWay`].
    ScoreWay(String),
}

/// A programme as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeTyped {
    /// Its name.
    pub id: String,
    /// All its seats.
    pub seats: String,
    /// The reserved ones among them, by the code of the quota; empty for none.
    pub reserved: Vec<(String, String)>,
    /// Whether it may be smaller than the minimum.
    pub exempt: bool,
}

/// Which applicants are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those with a place.
    Placed,
    /// Those without.
    Unplaced,
    /// Those about whom a lot decided.
    ByLot,
    /// Those with several quotas of whom none was picked.
    SeveralQuotas,
}

/// One more person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chance {
    /// The average of the document, as it was typed.
    pub average: String,
    /// The code of the quota.
    pub quota: Option<String>,
    /// The programmes and the score at each, as they were typed, in the order in which they are wished for.
    pub choices: Vec<ChanceChoice>,
}

/// Where one more person wants to go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChanceChoice {
    /// The id of the programme.
    pub programme: String,
    /// The score there.
    pub score: String,
    /// The score with one grade more in one subject, if it is known.
    pub with_a_grade_more: Option<String>,
}

/// What is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Write {
    /// Everybody with the place, as CSV for spreadsheets of this country.
    Csv,
    /// The same as a workbook: the reply is [`Reply::Grid`].
    Xlsx,
    /// The cohort as JSON of the contract, to be placed again elsewhere.
    Cohort,
    /// The placement as JSON of the contract.
    Placement,
    /// An empty table of programmes and one of applicants to fill in: two rows that explain it, as CSV.
    ProgrammesTemplate,
    /// The same of applicants.
    ApplicantsTemplate,
}

/// From where a cohort is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// Nothing is open.
    #[default]
    Nothing,
    /// From files; the name of the last one.
    File(String),
    /// From the open class.
    Class,
    /// Made up.
    MadeUp(MadeUp),
    /// Typed: no applicants yet.
    Typed,
}

/// What the cohort is like: told when anything of it has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// From where it is.
    pub source: Source,
    /// How many programmes there are.
    pub programmes: u32,
    /// All their seats.
    pub seats: u64,
    /// How many applicants there are.
    pub applicants: u32,
    /// How many choices they have.
    pub choices: u32,
    /// From which lots are drawn.
    pub seed: u64,
    /// The code of what becomes of unused reserved seats.
    pub unused: String,
    /// How many a group has at least.
    pub minimum: u64,
    /// At how many choices the order has two averages, so that it is to be said how they make one score.
    pub two_averages: u32,
    /// The code of how they do; nothing as long as it was not said.
    pub score_way: Option<String>,
    /// How many have several quotas and none was picked: they take part without one.
    pub several_quotas: u32,
    /// How many applicants have no average of the document: they come behind all who have one.
    pub without_average: u32,
    /// How many rows and choices take no part.
    pub left_out: u32,
    /// What is missing before it can be distributed.
    pub needs: Vec<Need>,
    /// The result, if it is that of the present cohort and settings.
    pub result: Option<Summary>,
    /// Whether what was distributed is older than a change: it is shown, and said to be old.
    pub stale: bool,
    /// The kept results.
    pub kept: Vec<Kept>,
    /// In how many draws of lots everybody was placed; 0 if that was not asked.
    pub lucks: u32,
    /// Grows with every change, so that rows of an older state are known to be old.
    pub version: u32,
}

/// What is missing before a cohort can be distributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need {
    /// There is no programme with a seat.
    Seats,
    /// There is no applicant.
    Applicants,
    /// It was not said how two averages make one score.
    ScoreWay,
}

/// A result in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// How many are placed.
    pub placed: u32,
    /// At which choice, from the first: how many.
    pub at_choice: Vec<u32>,
    /// How many are not.
    pub unplaced: u32,
    /// About how many a lot decided.
    pub by_lot: u32,
    /// How many seats are left in groups that are not closed.
    pub seats_left: u64,
    /// The groups that closed, in the order in which they did: the places of the programmes.
    pub closed: Vec<u32>,
}

/// A kept result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// Its seed.
    pub seed: u64,
    /// How many were placed.
    pub placed: u32,
    /// Of how many applicants.
    pub applicants: u32,
}

/// A score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// As an exact fraction: `14/3`.
    pub exact: String,
    /// Rounded half up to two decimals, with a point: `4.67`.
    pub shown: String,
}

/// A programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeRow {
    /// The programme.
    pub at: u32,
    /// Its name.
    pub id: String,
    /// All its seats.
    pub seats: u64,
    /// The reserved ones among them, by the code of the quota.
    pub reserved: Vec<(String, u64)>,
    /// Whether it may be smaller than the minimum.
    pub exempt: bool,
    /// What came out, if it was distributed.
    pub result: Option<ProgrammeResult>,
}

/// What came out for a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgrammeResult {
    /// How many are placed.
    pub placed: u32,
    /// How many seats are left; of a closed group all of them.
    pub left: u64,
    /// The lowest score on an open seat.
    pub cutoff: Option<Score>,
    /// The same on the reserved seats, by the code of the quota.
    pub cutoff_reserved: Vec<(String, Score)>,
    /// Whether the group closed.
    pub closed: bool,
    /// How many asked for a seat.
    pub asked: u32,
}

/// An applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicantRow {
    /// The applicant.
    pub at: u32,
    /// The id.
    pub id: String,
    /// The code of the quota in which the person takes part.
    pub quota: Option<String>,
    /// The codes of the quotas to pick one from, if there are several.
    pub quotas: Vec<String>,
    /// The average of the document.
    pub average: Option<String>,
    /// How many choices there are.
    pub choices: u32,
    /// Whether it was distributed.
    pub ran: bool,
    /// The place.
    pub place: Option<PlaceView>,
    /// Whether a lot decided it.
    pub by_lot: bool,
    /// Of the draws of lots, in how many the person was placed anywhere; only if that was asked.
    pub lucky: Option<u32>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceView {
    /// The programme.
    pub programme: u32,
    /// Its name.
    pub id: String,
    /// Which choice it is, from 1.
    pub choice: u32,
    /// The code of the quota for which the seat is reserved; nothing for an open one.
    pub seat: Option<String>,
}

/// What became of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// The person is placed there: on a seat reserved for the quota of that code, or on an open one.
    Placed(Option<String>),
    /// The programme turned the person away: a code of [`crate::rules::placement::Refusal`].
    Refused(String),
    /// It was not asked: an earlier choice is held.
    NotAsked,
}

/// A choice of an applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceView {
    /// Which one, from 1.
    pub choice: u32,
    /// The programme, if there is such a one.
    pub programme: Option<u32>,
    /// Its name.
    pub id: String,
    /// The person's score there.
    pub score: Score,
    /// What became of it.
    pub fate: Fate,
    /// Who goes last on the easiest seat that the person could hold there.
    pub last: Option<KeyView>,
    /// How far the score is from that: the distance, without its sign.
    pub distance: Option<Score>,
    /// Whether the score is below that.
    pub below: bool,
    /// Of the draws of lots, in how many the person was placed there; only if that was asked.
    pub lucky: Option<u32>,
}

/// Somebody's key at a programme, as it is compared: score, average, quota, lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyView {
    /// Who.
    pub at: u32,
    /// The id.
    pub id: String,
    /// The score.
    pub score: Score,
    /// The average of the document.
    pub average: Option<String>,
    /// The code of the quota.
    pub quota: Option<String>,
    /// The lot: the smaller one goes first.
    pub lot: u64,
}

/// Somebody who asked at a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who, and the key.
    pub key: KeyView,
    /// Which choice of the person's it is, from 1.
    pub choice: u32,
    /// What became of it.
    pub fate: Fate,
}

/// A bar of the histogram of scores at a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// From this score.
    pub from: String,
    /// Up to this one, which belongs to the next bar; to the last bar itself.
    pub to: String,
    /// How many of them are placed.
    pub placed: u32,
    /// How many were turned away.
    pub refused: u32,
}

/// Who moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The applicant.
    pub at: u32,
    /// The id.
    pub id: String,
    /// The place before.
    pub before: Option<PlaceView>,
    /// The place now.
    pub after: Option<PlaceView>,
}

/// How many moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// To an earlier choice than before.
    pub better: u32,
    /// To a later one.
    pub worse: u32,
    /// Placed, and not before.
    pub gained: u32,
    /// Not placed, and before they were.
    pub lost: u32,
    /// How many are not in both.
    pub not_in_both: u32,
}

/// What takes no part, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Who or what: a name, or the path in a JSON file.
    pub who: String,
    /// The row of the file.
    pub row: Option<u32>,
    /// Which choice, from 1; nothing for the whole row.
    pub choice: Option<u32>,
    /// The code of why: of [`super::why::LeftOut`], or of what is wrong with a value.
    pub why: String,
    /// What stood there.
    pub text: String,
}

/// What the model says of one more person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChanceView {
    /// The choices and what became of them.
    pub choices: Vec<ChoiceView>,
    /// The place.
    pub place: Option<PlaceView>,
    /// The place with one grade more at every choice where that is known; nothing if it is known nowhere.
    pub with_a_grade_more: Option<Option<PlaceView>>,
    /// How many times it was tried again.
    pub tries: u32,
    /// In how many of them the person was placed at each choice.
    pub placed: Vec<u32>,
    /// Whether each try was another made-up cohort; else only the lots were drawn anew.
    pub other_cohorts: bool,
}

/// The record of a draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordView {
    /// SHA-256 of the cohort as [`Write::Cohort`] writes it, in hexadecimal.
    pub checksum: String,
    /// From which lots were drawn.
    pub seed: u64,
    /// The cohort.
    pub state: State,
    /// The programmes, the first ones.
    pub programmes: Vec<ProgrammeRow>,
    /// Those about whom a lot decided, in the order of their lots, the first ones.
    pub lots: Vec<Lot>,
    /// How many there are.
    pub all_lots: u32,
}

/// A lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// The id.
    pub id: String,
    /// The lot.
    pub lot: u64,
    /// The place.
    pub place: Option<PlaceView>,
}

/// Which field of a form could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wrong {
    /// The seed.
    Seed,
    /// The minimum of a group.
    Minimum,
    /// The name of the programme at that place; without a place of the one to be added.
    Id(Option<u32>),
    /// Its seats.
    Seats(Option<u32>),
    /// Its reserved seats of the quota of that code.
    Reserved(Option<u32>, String),
    /// There are more of them than seats.
    TooManyReserved(Option<u32>),
    /// The average of one more person.
    ChanceAverage,
    /// The score of one more person's choice, from 0.
    ChanceScore(u32),
    /// The programme of one more person's choice, from 0.
    ChanceProgramme(u32),
}

/// What the page is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// It was done, and there is nothing to tell.
    Done,
    /// How far it is: how much of how much. More replies follow.
    Progress(u32, u32),
    /// The file was not read; what was open is as it was.
    Refused(Refusal),
    /// The file has neither columns of programmes nor of applicants.
    NoColumns,
    /// What was typed cannot be read: nothing is changed. The field, and the code of what is wrong.
    Unreadable(Wrong, String),
    /// What the cohort is like now.
    State(Box<State>),
    /// Programmes: the version, how many there are of those words, the place of the first, and they themselves.
    Programmes(u32, u32, u32, Vec<ProgrammeRow>),
    /// Applicants, in the same way.
    Applicants(u32, u32, u32, Vec<ApplicantRow>),
    /// A programme: its row, how many asked, the place of the first of these, and they in the order of their keys, with the
    /// histogram of scores.
    Programme {
        /// The programme.
        row: Box<ProgrammeRow>,
        /// How many asked.
        all: u32,
        /// The place of the first that follows.
        from: u32,
        /// They, best first.
        asked: Vec<Asked>,
        /// The histogram.
        bars: Vec<Bar>,
    },
    /// All about an applicant.
    Applicant {
        /// The row.
        row: Box<ApplicantRow>,
        /// The choices.
        choices: Vec<ChoiceView>,
    },
    /// What takes no part: how much there is, the place of the first, and a part of it.
    LeftOut(u32, u32, Vec<LeftOut>),
    /// Who moved: how many, the place of the first, and a part of them.
    Compared(Moves, u32, Vec<Move>),
    /// What the model says of one more person.
    Chance(Box<ChanceView>),
    /// The record.
    Record(Box<RecordView>),
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its MIME type.
        kind: String,
        /// Its bytes.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// A table for the module that writes workbooks: the name of the file, and the table.
    Grid {
        /// The name of the file.
        name: String,
        /// The table.
        #[serde(with = "serde_bytes")]
        grid: Vec<u8>,
    },
    /// It was stopped.
    Cancelled,
}
