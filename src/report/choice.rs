//! What the rules say of one choice.

use super::parts::{Item, Section, Style, Value};
use super::verdict::{self, Verdict};
use crate::rules::assessment::{
    Answer, Assessment, CertificatePart, ChoiceAssessment, ChoiceOutline, CompetitiveScore, ExamNeed,
    ExamPart, Group, IgnoredReason, Milestone, MilestoneId, PaperNeed, Reasoned, RefusalToday, Track,
    TrackCondition, WindowState,
};
use crate::rules::calendar::Date;
use crate::rules::case::{Case, Channel};
use crate::rules::prepare::preparations;
use crate::rules::question::{Place, Question};
use crate::rules::rule::{accommodation, after, channel, exam, first_steps, refusal, score};
use crate::text::labels::Labelled;
use crate::text::{Key, Words};

/// What the rules say of one choice, part by part; what renders it destructures it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceReport {
    /// Until when; else what must be answered first.
    pub verdict: Result<Verdict, String>,
    /// How one is admitted.
    pub track: Section,
    /// The averages.
    pub score: Section,
    /// Subjects that are named and do not count, and why.
    pub unused: Vec<Item>,
    /// The exam.
    pub exam: Section,
    /// What one can ask for at it.
    pub accommodations: Section,
    /// Where one applies.
    pub channel: Section,
    /// The papers.
    pub papers: Section,
    /// What would be refused today; nothing before the window opens, when nobody can apply.
    pub refused: Section,
    /// What comes before the application.
    pub steps: Section,
    /// What can be prepared before the window opens.
    pub prepare: Section,
    /// The days to come.
    pub dates: Section,
    /// What if the group stays too small, in words of the full module.
    pub group: Option<Item>,
    /// How to apply.
    pub apply: Section,
    /// What comes after applying, for the screen alone: paper is one page.
    pub after: After,
}

/// What comes after applying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// What one holds then.
    pub held: Section,
    /// What concerns an applicant with an exam.
    pub exam: Section,
    /// What a refusal is compared with.
    pub refusal: Section,
}

impl ChoiceReport {
    /// The sections as they stand on paper and in text, each with the items that follow its own. How to apply is said
    /// once for all choices.
    pub fn sections(&self) -> [(&Section, &[Item]); 10] {
        let Self {
            verdict: _,
            track,
            score,
            unused,
            exam,
            accommodations,
            channel,
            papers,
            refused,
            steps,
            prepare,
            dates,
            group,
            apply: _,
            after: _,
        } = self;
        let sections = [track, score, exam, accommodations, channel, papers, refused, steps, prepare, dates];
        sections.map(|section| {
            let more = if std::ptr::eq(section, score) {
                unused.as_slice()
            } else if std::ptr::eq(section, dates) {
                group.as_slice()
            } else {
                &[]
            };
            (section, more)
        })
    }
}

/// The report of the choice at that place.
pub fn choice(words: &Words, case: &Case, at: usize, assessment: &Assessment) -> Option<ChoiceReport> {
    let choice = assessment.choices.get(at)?;
    let ChoiceAssessment {
        outline,
        track,
        conditions,
        first_steps,
        score,
        exam,
        accommodations,
        refused_today,
        milestones,
        group,
    } = choice;
    // What the verdict says together is left to it.
    let ChoiceOutline { channel, window, filing: _, documents, still_open: _, maybe_open: _ } = outline;
    let section = |title: Key, style, items| Section::new(words.t(title), style, items);
    let facts = |title: Key, items| section(title, Style::Facts, items);
    let asks = accommodation::remark(accommodations);
    let file_by = window.known().map(|window| window.value.file_by.date);
    let coming = window.known().is_some_and(|window| window.value.state == WindowState::NotOpen);
    // Who applies to a worker programme is not told that it is the score that decides, unless too many apply.
    let oversubscribed = conditions.iter().any(|one| one.value == TrackCondition::ScoreIfOversubscribed);
    let scores = if oversubscribed { Key::score_if_oversubscribed } else { Key::section_score };
    let days = milestones.as_deref().unwrap_or_default();
    let mut tracks = vec![Item::answer(words, track, "", |track| self::track(words, track))];
    tracks.extend(
        conditions.iter().map(|one| Item::of(Value::Plain(words.of(one.value).to_string()), &one.why)),
    );
    Some(ChoiceReport {
        verdict: verdict::verdict(words, choice, assessment.as_of.date),
        track: facts(Key::section_track, tracks),
        score: facts(scores, self::score(words, score, exam)).remarked(words, score::remark(score)),
        unused: unused(words, case, at, assessment),
        exam: facts(Key::section_exam, vec![self::exam(words, exam)]).remarked(words, exam::remark(exam)),
        accommodations: facts(Key::accommodation_title, named(words, accommodations)).remarked(words, asks),
        channel: facts(
            Key::rule_channel,
            channel.known().map(|known| self::channel(words, known)).into_iter().collect(),
        ),
        papers: section(
            Key::section_papers,
            Style::Ticks,
            papers(words, case, channel, documents.as_deref(), file_by),
        ),
        refused: refused(
            words,
            refused_today.as_deref().filter(|_| !coming),
            documents.as_deref().unwrap_or_default(),
        ),
        steps: section(Key::section_steps, Style::Steps, named(words, first_steps))
            .remarked(words, first_steps::remark(first_steps)),
        prepare: section(Key::prepare_title, Style::Sentences, prepare(words, case, at, assessment, file_by)),
        dates: facts(Key::section_dates, days.iter().map(|day| date(words, day, coming)).collect()),
        group: group.known().map(|known| self::group(words, days, known)),
        apply: facts(Key::section_apply, apply(words, channel)),
        after: self::after(words, choice),
    })
}

/// A value by its name.
pub(super) fn name<T: Labelled>(words: &Words, Reasoned { value, why }: &Reasoned<T>) -> Item {
    Item::text(words.of(*value), why)
}

pub(super) fn named<T: Labelled>(words: &Words, list: &[Reasoned<T>]) -> Vec<Item> {
    list.iter().map(|value| name(words, value)).collect()
}

fn track(words: &Words, Track { track, other_reading }: &Track) -> Item {
    let item = Item::new(Value::Known(words.of(*track).to_string()));
    item.with(other_reading.map(|_| words.t(Key::track_other_reading).to_string()))
}

fn score(words: &Words, score: &CompetitiveScore, exam: &Answer<Reasoned<ExamNeed>>) -> Vec<Item> {
    let CompetitiveScore { certificate_part, exam_part, reported_sum, tie_keys } = score;
    let certificate = Item::answer(words, certificate_part, "", |CertificatePart { average, subjects }| {
        let grades: Vec<u8> = subjects.iter().map(|(_, grade)| grade.get()).collect();
        let names: Vec<String> = subjects.iter().map(|(subject, _)| words.subject(subject)).collect();
        Item::new(mean(&grades, words.average(*average))).with(Some(names.join(", ")))
    });
    let marks = match (exam_part, exam) {
        (Some(Reasoned { value, why }), _) => Item::of(exam_mean(words, value), why),
        (None, Answer::NotApplicable(why)) => {
            Item::sentence(words.t(Key::score_exam_none).to_string()).because(why)
        }
        (None, Answer::Known(exam)) => Item::of(Value::Later, &exam.why),
        (None, Answer::Missing(_)) => Item::new(Value::Later),
    };
    let mut items =
        vec![certificate.named(words.t(Key::score_certificate)), marks.named(words.t(Key::score_exam))];
    if let Some(Reasoned { value, why }) = reported_sum {
        let item = Item::of(Value::Plain(words.average(*value)), why)
            .with(Some(words.t(Key::score_sum_note).to_string()));
        items.push(item.named(words.t(Key::score_sum)));
    }
    let ties = Item::of(Value::Two(words.tie_keys(&tie_keys.value)), &tie_keys.why);
    items.push(ties.named(words.t(Key::score_tie)));
    items
}

fn mean<T: ToString>(parts: &[T], mean: String) -> Value {
    Value::Mean { sum: if parts.len() > 1 { Words::sum_of(parts) } else { String::new() }, mean }
}

fn exam_mean(words: &Words, part: &ExamPart) -> Value {
    match part {
        ExamPart::Mean { marks, .. } => {
            let marks: Vec<String> = marks.iter().map(|mark| words.decimal(*mark)).collect();
            mean(&marks, words.exam_mean(part).unwrap_or_default())
        }
        ExamPart::MixedScales => Value::Known(words.t(Key::score_mixed).to_string()),
    }
}

/// Subjects that are named and do not count, and why.
fn unused(words: &Words, case: &Case, at: usize, assessment: &Assessment) -> Vec<Item> {
    let line = |(named, reason): &(Place, IgnoredReason)| {
        let Place { choice: of, question: Question::ProfileAt(place) } = named else { return None };
        let subject =
            case.choices().get(*of).filter(|_| *of == at)?.profile.as_ref()?.get(*place)?.clone()?;
        let text = if *reason == IgnoredReason::TooMany { Key::error_too_many } else { Key::error_duplicate };
        let item = Item::sentence(format!("{}: {}", words.subject(&subject), words.t(text)));
        Some(item.named(words.t(Key::ignored_title)))
    };
    assessment.ignored.iter().filter_map(line).collect()
}

fn exam(words: &Words, exam: &Answer<Reasoned<ExamNeed>>) -> Item {
    Item::answer(words, exam, words.t(Key::exam_none), |exam| Item::new(Value::Known(words.exam(*exam))))
}

fn papers(
    words: &Words,
    case: &Case,
    channel: &Answer<Reasoned<Channel>>,
    documents: Option<&[Reasoned<PaperNeed>]>,
    file_by: Option<Date>,
) -> Vec<Item> {
    let (Some(documents), Some(channel)) = (documents, channel.known()) else {
        return match channel {
            Answer::Missing(needs) => vec![Item::needed(words, needs)],
            Answer::Known(_) | Answer::NotApplicable(_) => Vec::new(),
        };
    };
    let line = |need: &Reasoned<PaperNeed>| {
        let PaperNeed { document, state, expires_before_file_by: _ } = need.value;
        let until = case.documents.get(document).valid_until;
        let below = words.paper_notes(need, channel.value, until, file_by);
        let told = until.map(|day| format!("{}: {}", words.t(Key::q_valid_until), words.date_year(day)));
        let mut item = Item::text(words.of(document), &need.why);
        item.state = Some(state);
        item.told = told;
        item.below = below;
        item
    };
    documents.iter().map(line).collect()
}

fn refused(
    words: &Words,
    refused: Option<&[Reasoned<RefusalToday>]>,
    documents: &[Reasoned<PaperNeed>],
) -> Section {
    let section = Section::new(words.t(Key::protocol_refused), Style::Sentences, Vec::new());
    let Some(refused) = refused else { return section };
    if let Some(none) = refusal::none_today(refused) {
        // The words of the reason are those of the full module, and say no more.
        let mut complete = Item::sentence(words.complete(documents)).known(none.standing);
        complete.cites = none.cites;
        return Section { lead: Some(complete), ..section };
    }
    let item = |Reasoned { value, why }: &Reasoned<_>| Item::sentence(words.refusal(*value)).because(why);
    let items = refused.iter().map(item).collect();
    Section { lead: Some(Item::remark(words, refusal::REFUSED_TODAY)), items, ..section }
}

fn prepare(
    words: &Words,
    case: &Case,
    at: usize,
    assessment: &Assessment,
    file_by: Option<Date>,
) -> Vec<Item> {
    let Some(file_by) = file_by else { return Vec::new() };
    let mut items = Vec::new();
    for (preparation, standing, cites) in preparations(case, at, assessment) {
        let mut item = Item::sentence(words.preparation(preparation, file_by)).known(standing);
        item.cites = cites;
        items.push(item);
    }
    items
}

fn group(words: &Words, days: &[Reasoned<Milestone>], group: &Reasoned<Group>) -> Item {
    let by = days.iter().find(|day| day.value.id == MilestoneId::Redistribution);
    let (question, below) = words.group(group, by.and_then(|by| by.value.date));
    let mut item = Item::of(Value::Plain(question), &group.why);
    item.below = below;
    item
}

/// Where one applies, and what paragraph 12 says where the person stated it otherwise.
fn channel(words: &Words, known: &Reasoned<Channel>) -> Item {
    name(words, known).with(words.channel_differs(&known.why).map(str::to_string))
}

/// A day, with the year of a season to come.
fn date(words: &Words, day: &Reasoned<Milestone>, coming: bool) -> Item {
    let Milestone { id, date } = day.value;
    let why = &day.why;
    let said = match (date, day.is_too_early()) {
        (None, true) => words.t(Key::season_undated_after).to_string(),
        (None, false) | (Some(_), _) => words.milestone_day(day.value, coming),
    };
    let said = match date {
        Some(date) => Value::Day(said, date),
        None => Value::Known(said),
    };
    Item::of(said, why).named(words.of(id)).with(words.milestone_where(id).map(str::to_string))
}

/// What one holds after applying, what concerns an exam, and what a refusal is compared with.
fn after(words: &Words, choice: &ChoiceAssessment) -> After {
    let channel = choice.channel.known().map(|known| known.value);
    let window = choice.window.known().map(|known| known.value);
    let title = match channel {
        Some(Channel::College) => Key::after_college_title,
        Some(Channel::Portal) | None => Key::after_portal_title,
    };
    let until = window.map(|window| words.moment(window.file_by)).unwrap_or_default();
    let held = rows(words, channel.map(after::held).unwrap_or_default(), &until);
    let track = choice.track.known().map(|known| known.value.track);
    let exam = choice.exam.known().map(|exam| after::after_exam(exam.standing(), track)).unwrap_or_default();
    let exam = rows(words, &exam, &until);
    // Nobody is refused before the opening.
    let state = window.map(|window| window.state).filter(|state| *state != WindowState::NotOpen);
    let checks = channel.zip(state).map(|(channel, state)| after::refusal_checks(channel, Some(state)));
    let checks = rows(words, &checks.unwrap_or_default(), &until);
    let appeals = (!checks.is_empty()).then_some(after::APPEALS);
    let section = |title: Key, items| Section::new(words.t(title), Style::Sentences, items);
    After {
        held: section(title, held),
        exam: section(Key::after_exam_title, exam),
        refusal: section(Key::refusal_check_title, checks).remarked(words, appeals),
    }
}

/// The rows of a table; `until` is the last safe moment, for those that name it.
fn rows<T: Copy + Labelled>(words: &Words, rows: &[after::Row<T>], until: &str) -> Vec<Item> {
    let row = |(value, standing, cites): &after::Row<T>| {
        let mut item = Item::sentence(words.of(*value).replace("{moment}", until)).known(*standing);
        item.cites = cites;
        item
    };
    rows.iter().map(row).collect()
}

/// How to apply in the channel, and what can be asked for in the same application.
fn apply(words: &Words, channel: &Answer<Reasoned<Channel>>) -> Vec<Item> {
    let ways = channel.known().map(|channel| channel::how_to_apply(channel.value));
    ways.into_iter().flatten().map(|remark| Item::remark(words, remark)).collect()
}
