//! A row of the class: what the assessment says of a pupil, and what presses most.
//!
//! Nothing is decided here that the rules do not say. A [`Risk`] names which of their values come together in a choice;
//! no number of days makes one, so between two of the same risk the nearer day decides.
//!
//! ```
//! use talapker::class::line::{Line, Risk};
//! use talapker::formats::answers;
//! use talapker::rules::brief;
//! use talapker::rules::calendar::{Date, Moment};
//! use talapker::rules::edition::CURRENT;
//! let case = answers::read("base=basic_secondary&1.form=full_time&1.basis=state_order&1.kind=general&1.level=mid_level\
//!     &issued_in=kazakhstan&paper.photo=no").0;
//! let now = Moment::morning(Date::from_ymd_opt(2026, 8, 3).unwrap());
//! let line = Line::of(&brief(&case, CURRENT, now));
//! assert_eq!(line.risk, Risk::Refused);
//! ```

use crate::rules::assessment::{
    Answer, ApplicationWindow, Brief, ChoiceBrief, ExamNeed, InForce, PaperState, Reasoned, RefusalGround,
    RefusalToday, Standing, WayIn, WindowState,
};
use crate::rules::calendar::{Date, Moment};
use crate::rules::case::{Document, QuotaCategory};
use crate::rules::code::codes;
use crate::rules::grade::Average;
use crate::rules::question::{Place, Question};
use crate::rules::rule::{refusal, still_open};

codes! {
    /// What presses, most urgent first.
    ///
    /// First what a filing now may still save; then what can be mended while documents are accepted, first what is
    /// known to be wrong, then what is not known; then windows that are over; then what waits for a filing alone; then
    /// what has not opened.
    pub enum Risk {
        /// The safe moment is past, and a filing now may still be in time.
        Uncertain = "uncertain",
        /// Open, and by the answers an application would be refused today.
        Refused = "refused",
        /// Open, and of a paper, or of where one applies, nothing is answered.
        Unsaid = "unsaid",
        /// Answers are missing without which there is no window.
        Unanswered = "unanswered",
        /// Over, and a single change opens another window.
        MissedWays = "missed_ways",
        /// Over, and only another reading or the announced day keeps another window open.
        MissedMaybe = "missed_maybe",
        /// Over, and nothing else is open.
        Missed = "missed",
        /// Open, and nothing is missing but the application.
        Complete = "complete",
        /// Not open yet, and by the answers an application would be refused today.
        ComingRefused = "coming_refused",
        /// Not open yet, and of a paper, or of where one applies, nothing is answered.
        ComingUnsaid = "coming_unsaid",
        /// Not open yet, and nothing is missing.
        ComingComplete = "coming_complete",
        /// The edition did not govern yet: nothing is computed.
        NotInForce = "not_in_force",
    }
}

impl Risk {
    /// Whether the window is over by every reading.
    pub fn is_over(self) -> bool {
        match self {
            Self::MissedWays | Self::MissedMaybe | Self::Missed => true,
            Self::Uncertain
            | Self::Refused
            | Self::Unsaid
            | Self::Unanswered
            | Self::Complete
            | Self::ComingRefused
            | Self::ComingUnsaid
            | Self::ComingComplete
            | Self::NotInForce => false,
        }
    }
}

/// How it stands with a paper of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The paper.
    pub document: Document,
    /// How it stands; needed as long as nothing is answered.
    pub state: PaperState,
    /// Whether it is needed only because nothing is answered.
    pub unsaid: bool,
    /// Whether it is in hand and ends before the day of *file by*.
    pub ends_early: bool,
}

/// Whether one is sent to an exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// To this one.
    To(ExamNeed),
    /// To none.
    No,
    /// That is not answered.
    Open,
}

/// What a choice comes down to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceLine {
    /// What presses.
    pub risk: Risk,
    /// How well that is known: the weakest of the values that it rests on; `None` where nothing is known.
    pub standing: Option<Standing>,
    /// The window.
    pub window: Option<ApplicationWindow>,
    /// What is to be answered before there is a window.
    pub needs: Vec<Question>,
    /// The papers; `None` as long as it is open where one applies.
    pub papers: Option<Vec<Paper>>,
    /// Whether the law sends the person to the other channel.
    pub wrong_channel: bool,
    /// What a single change opens after a missed window, or may open.
    pub ways: Vec<WayIn>,
    /// The average of the education document's subjects.
    pub average: Option<Average>,
    /// The exam.
    pub exam: Sent,
}

/// What a pupil comes down to: all choices, and that which presses most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What presses most.
    pub risk: Risk,
    /// The choices, in the order of the case.
    pub choices: Vec<ChoiceLine>,
    /// Which of them presses most; `None` without any.
    pub pressing: Option<usize>,
    /// The quotas of the person.
    pub quotas: Vec<QuotaCategory>,
    /// Grounds for refusal that follow from the answers.
    pub grounds: Vec<RefusalGround>,
    /// The moment for which it was asked.
    pub as_of: Moment,
}

impl Line {
    /// What an assessment comes down to.
    pub fn of(assessment: &Brief) -> Self {
        let person = assessment.applicant.as_ref();
        let grounds = person.map(|person| person.refusal_grounds.as_slice()).unwrap_or_default();
        let choices: Vec<ChoiceLine> =
            assessment.choices.iter().map(|choice| of_choice(choice, grounds, &assessment.missing)).collect();
        // What is over presses only where nothing else is left to do.
        let key = |(at, choice): &(usize, &ChoiceLine)| (choice.risk.is_over(), choice.urgency(), *at);
        let pressing = choices.iter().enumerate().min_by_key(key).map(|(at, _)| at);
        let risk = match assessment.in_force {
            InForce::NotYet => Risk::NotInForce,
            InForce::Yes => {
                pressing.and_then(|at| choices.get(at)).map_or(Risk::Unanswered, |choice| choice.risk)
            }
        };
        let quotas = person.map(|person| person.quotas.iter().map(|quota| quota.value.0).collect());
        Self {
            risk,
            pressing,
            quotas: quotas.unwrap_or_default(),
            grounds: grounds.iter().map(|ground| ground.value).collect(),
            as_of: assessment.as_of,
            choices,
        }
    }

    /// The choice that presses most.
    pub fn choice(&self) -> Option<&ChoiceLine> {
        self.choices.get(self.pressing?)
    }

    /// Its window.
    pub fn window(&self) -> Option<&ApplicationWindow> {
        self.choice()?.window.as_ref()
    }

    /// Where the moment stands to it.
    pub fn state(&self) -> Option<WindowState> {
        self.window().map(|window| window.state)
    }

    /// What goes first of two: the risk, then the nearer day; none stands behind.
    pub fn urgency(&self) -> (Risk, bool, Option<Date>) {
        self.choice().map_or((self.risk, true, None), ChoiceLine::urgency)
    }
}

impl ChoiceLine {
    /// The day that counts for the risk: until when one can act, or from when.
    pub fn until(&self) -> Option<Date> {
        let window = self.window.as_ref()?;
        Some(match window.state {
            WindowState::NotOpen => window.opens,
            WindowState::Open | WindowState::LastDay => window.file_by.date,
            WindowState::Uncertain => window.possible_until,
            WindowState::Closed => return self.ways.iter().map(|way| way.closes).min(),
        })
    }

    fn urgency(&self) -> (Risk, bool, Option<Date>) {
        let until = self.until();
        (self.risk, until.is_none(), until)
    }

    fn papers(&self, which: impl Fn(&Paper) -> bool) -> Vec<Document> {
        let papers = self.papers.iter().flatten();
        papers.filter(|paper| which(paper)).map(|paper| paper.document).collect()
    }

    /// The papers that are answered not to be there.
    pub fn missing(&self) -> Vec<Document> {
        self.papers(|paper| paper.state == PaperState::Needed && !paper.unsaid)
    }

    /// The papers of which nothing is answered.
    pub fn unsaid(&self) -> Vec<Document> {
        self.papers(|paper| paper.unsaid)
    }

    /// The papers that are no longer valid.
    pub fn expired(&self) -> Vec<Document> {
        self.papers(|paper| paper.state == PaperState::Expired)
    }

    /// The papers that end before the day of *file by*.
    pub fn ending(&self) -> Vec<Document> {
        self.papers(|paper| paper.ends_early)
    }
}

fn of_choice(choice: &ChoiceBrief, grounds: &[Reasoned<RefusalGround>], open: &[Place]) -> ChoiceLine {
    let window = choice.window.known();
    let unsaid = |document| open.iter().any(|place| place.question == Question::Held(document));
    let papers = choice.documents.as_ref().map(|papers| {
        let paper = |need: &Reasoned<_>| paper(need, &unsaid);
        papers.iter().map(paper).collect::<Vec<_>>()
    });
    let refused = choice.refused_today.as_deref();
    let wrong_channel = refused
        .is_some_and(|all| all.iter().any(|refusal| matches!(refusal.value, RefusalToday::WrongChannel(_))));
    let (certain, unknown) = refusals(choice, grounds, &unsaid);
    let (risk, standing) = match window {
        None => (Risk::Unanswered, None),
        Some(window) => {
            let (risk, standing) = match window.value.state {
                WindowState::Uncertain => (Risk::Uncertain, None),
                WindowState::Open | WindowState::LastDay => match (certain, unknown) {
                    (Some(standing), _) => (Risk::Refused, Some(standing)),
                    (None, true) => (Risk::Unsaid, papers_standing(choice)),
                    (None, false) => (Risk::Complete, complete_standing(choice)),
                },
                WindowState::NotOpen => match (certain, unknown) {
                    (Some(standing), _) => (Risk::ComingRefused, Some(standing)),
                    (None, true) => (Risk::ComingUnsaid, papers_standing(choice)),
                    (None, false) => (Risk::ComingComplete, complete_standing(choice)),
                },
                WindowState::Closed => over(choice),
            };
            let own = window.standing();
            (risk, Some(standing.map_or(own, |other| own.and(other))))
        }
    };
    let ways = if choice.still_open.is_empty() { &choice.maybe_open } else { &choice.still_open };
    ChoiceLine {
        risk,
        standing,
        window: window.map(|window| window.value),
        needs: match &choice.window {
            Answer::Missing(needs) => needs.clone(),
            Answer::Known(_) | Answer::NotApplicable(_) => Vec::new(),
        },
        papers,
        wrong_channel,
        ways: ways.clone(),
        average: choice.certificate_part.known().map(|part| part.value.average),
        exam: match &choice.exam {
            Answer::Known(exam) => Sent::To(exam.value),
            Answer::NotApplicable(_) => Sent::No,
            Answer::Missing(_) => Sent::Open,
        },
    }
}

fn paper(need: &Reasoned<crate::rules::assessment::PaperNeed>, unsaid: &dyn Fn(Document) -> bool) -> Paper {
    let need = need.value;
    Paper {
        document: need.document,
        state: need.state,
        unsaid: need.state == PaperState::Needed && unsaid(need.document),
        ends_early: need.expires_before_file_by,
    }
}

/// How well it is known that an application would be refused, if it would by what is answered; and whether something is
/// not answered by which it could be.
fn refusals(
    choice: &ChoiceBrief,
    grounds: &[Reasoned<RefusalGround>],
    unsaid: &dyn Fn(Document) -> bool,
) -> (Option<Standing>, bool) {
    let mut unknown = choice.refused_today.is_none();
    let mut certain: Option<Standing> = None;
    let mut refused = |standing: Standing| certain = weakest(certain.into_iter().chain([standing]));
    for refusal in choice.refused_today.iter().flatten() {
        match refusal.value {
            RefusalToday::MissingDocument(document) if unsaid(document) => unknown = true,
            RefusalToday::MissingDocument(_)
            | RefusalToday::ExpiredDocument(_)
            | RefusalToday::WrongChannel(_) => refused(refusal.standing()),
        }
    }
    for ground in grounds {
        refused(ground.standing());
    }
    (certain, unknown)
}

fn weakest(standings: impl Iterator<Item = Standing>) -> Option<Standing> {
    standings.reduce(Standing::and)
}

fn papers_standing(choice: &ChoiceBrief) -> Option<Standing> {
    weakest(choice.documents.iter().flatten().map(Reasoned::standing))
}

fn complete_standing(choice: &ChoiceBrief) -> Option<Standing> {
    let none = choice.refused_today.as_deref().and_then(refusal::none_today).map(|why| why.standing);
    weakest(papers_standing(choice).into_iter().chain(none))
}

/// What is left of a window that is over.
fn over(choice: &ChoiceBrief) -> (Risk, Option<Standing>) {
    let (open, maybe) = (&choice.still_open, &choice.maybe_open);
    if !open.is_empty() {
        return (Risk::MissedWays, weakest(open.iter().map(|way| way.why.standing)));
    }
    if !maybe.is_empty() {
        return (Risk::MissedMaybe, weakest(maybe.iter().map(|way| way.why.standing)));
    }
    let nothing = still_open::nothing(WindowState::Closed, open, maybe);
    (Risk::Missed, nothing.map(|why| why.standing))
}
