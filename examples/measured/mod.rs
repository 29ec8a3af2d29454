//! What the benchmark measures, natively and in the browser alike.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark whose own cases are wrong is to stop"
)]

mod bare;

use std::sync::OnceLock;

use talapker::formats::answers;
use talapker::rules::assess;
use talapker::rules::assessment::{Answer, Assessment, ChoiceAssessment, ExamPart, Reasoned, Why};
use talapker::rules::calendar::{Date, Moment};
use talapker::rules::case::Case;
use talapker::rules::code::Code as _;
use talapker::rules::edition::CURRENT;
use talapker::rules::rule::{score, window};
use talapker::text::explain::Explanation;
use talapker::text::{Lang, Words};

pub(crate) use bare::bare_loop;

/// Applicants with all the answers that people give: two choices each, grades, quotas, papers.
const APPLICANTS: [&str; 4] = [
    "restrictions=no&status=citizen&birth=2011-03-09&base=basic_secondary&issued_in=kazakhstan&document_year=2026\
     &average=4.62&disability=none&impairments=none&quotas=rural_youth&service=none&on_duty=no&state_funded=no\
     &court=no&consent=yes&grade.kazakh_language=5&grade.algebra=4&grade.informatics=5&grade.biology=4\
     &grade.chemistry=3&paper.application=yes&paper.education_document=yes&paper.medical_075u=yes\
     &paper.medical_075u.until=2026-12-31&paper.photo=no\
     &1.specialty=06130100&1.level=mid_level&1.form=full_time&1.basis=state_order&1.language=kazakh_language\
     &1.profile=algebra,informatics\
     &2.specialty=09130100&2.level=mid_level&2.form=full_time&2.basis=paid&2.language=kazakh_language\
     &2.profile=biology,chemistry&2.marks=80/100",
    "restrictions=no&status=citizen&birth=2008-11-30&base=general_secondary&issued_in=kazakhstan&document_year=2025\
     &digitised=no&average=4.1&disability=group_2&impairments=hearing&quotas=disability,large_family\
     &service=medical_worker&on_duty=no&state_funded=no&court=no&consent=yes&grade.russian_language=4\
     &grade.history_of_kazakhstan=5&grade.biology=5&grade.chemistry=4&grade.music=5&grade.art_work=5\
     &paper.application=yes&paper.education_document=yes&paper.mse_031u=yes&paper.mse_031u.until=2026-07-01\
     &1.specialty=09110100&1.level=mid_level&1.form=full_time&1.basis=state_order&1.language=russian_language\
     &1.profile=biology,chemistry&1.marks=70/100,64/100\
     &2.kind=creative&2.level=mid_level&2.form=full_time&2.basis=state_order&2.language=russian_language\
     &2.profile=music,art_work&2.marks=18/25",
    "restrictions=no&status=kandas&birth=2005-06-01&base=vocational&qualification=worker&issued_in=kazakhstan\
     &document_year=2024&digitised=yes&average=3.9&disability=none&impairments=none&quotas=kandas,conscript\
     &service=none&on_duty=no&state_funded=yes&court=no&consent=yes&grade.kazakh_language=4&grade.mathematics=4\
     &grade.physics=3&paper.application=no&paper.education_document=yes&paper.photo=yes\
     &paper.kandas_certificate=yes&paper.medical_075u=no\
     &1.specialty=07150100&1.level=mid_level&1.form=full_time&1.basis=state_order&1.same_profile=yes\
     &1.language=kazakh_language&1.profile=mathematics,physics\
     &2.kind=general&2.level=applied_bachelor&2.form=evening&2.basis=paid&2.same_profile=no\
     &2.language=kazakh_language&2.profile=mathematics,physics",
    "restrictions=yes&status=foreigner&birth=2010-01-15&base=basic_secondary&issued_in=abroad&document_year=2026\
     &average=4.85&disability=none&impairments=none&quotas=none&service=serviceman&on_duty=yes&state_funded=no\
     &court=no&consent=no&grade.foreign_language=5&grade.mathematics=5&grade.geography=4&paper.application=yes\
     &paper.education_document=yes&paper.digital_identity=no&paper.residence_permit=yes&paper.photo=yes\
     &1.kind=general&1.level=skilled_worker&1.form=full_time&1.basis=state_order&1.language=foreign_language\
     &1.profile=mathematics,geography\
     &2.kind=pedagogical&2.level=mid_level&2.form=correspondence&2.basis=paid&2.language=foreign_language\
     &2.profile=mathematics,geography",
];

/// What is prepared once: a language and the cases.
struct Prepared {
    words: Words,
    cases: Vec<Case>,
    /// Moments of a season: before the windows, inside them, on last days, between them and after.
    moments: Vec<Moment>,
}

fn prepared() -> &'static Prepared {
    static PREPARED: OnceLock<Prepared> = OnceLock::new();
    PREPARED.get_or_init(|| {
        let read = |line: &&str| {
            let (case, unused) = answers::read(line);
            assert!(unused.is_empty(), "not used: {unused:?}");
            case
        };
        let days = [(6, 20), (7, 15), (7, 25), (8, 14), (8, 18), (8, 19), (8, 24), (9, 30)];
        let moment = |(month, day)| Date::from_ymd_opt(2026, month, day).map(Moment::morning);
        Prepared {
            words: words(),
            cases: APPLICANTS.iter().map(read).collect(),
            moments: days.into_iter().filter_map(moment).collect(),
        }
    })
}

/// The Kazakh words. The page fetches them packed; they are packed here in the same way.
fn words() -> Words {
    let file = include_str!("../../src/text/kk.txt");
    let texts: Vec<&str> = file.lines().filter_map(|line| Some(line.split_once(" = ")?.1)).collect();
    Words::packed(Lang::Kk, texts.join("\n").leak())
        .expect("the file holds exactly the texts of this version")
}

/// One applicant at one moment.
fn turned(turn: u32) -> (&'static Prepared, &'static Case, Moment) {
    let prepared = prepared();
    let turn = turn as usize;
    let case = &prepared.cases[turn % prepared.cases.len()];
    let moment = prepared.moments[turn / prepared.cases.len() % prepared.moments.len()];
    (prepared, case, moment)
}

/// One assessment of an applicant with two choices, and the explanation of every value of it in Kazakh; a number
/// that depends on all of it, so that no compiler leaves it out.
pub(crate) fn assess_once(turn: u32) -> u32 {
    let (prepared, case, moment) = turned(turn);
    let assessment = assess(case, CURRENT, moment);
    let mut explained = Explained { words: &prepared.words, sum: weight(&assessment) };
    explained.assessment(&assessment);
    explained.sum
}

/// The same assessment with its trees of reasons, not yet rendered in a language.
pub(crate) fn assess_without_words(turn: u32) -> u32 {
    let (_, case, moment) = turned(turn);
    weight(&assess(case, CURRENT, moment))
}

/// A small part of an assessment, with its explanation in Kazakh: the window of one choice and the average of
/// three grades, open or not. `publicodes` does the same in `tests/e2e/small_rule.mjs`.
pub(crate) fn small_part_once(turn: u32) -> u32 {
    let (prepared, _, moment) = turned(turn);
    let case = &prepared.cases[0];
    let Some(choice) = case.choices().first() else { return 0 };
    let inputs = window::Inputs {
        level: choice.level,
        provider: choice.provider,
        kind: choice.known_kind(),
        form: choice.form,
        basis: choice.basis,
        base: case.applicant.base,
        channel: choice.channel,
    };
    let window = window::window(&inputs, CURRENT, moment);
    let score = score::score(&score::Inputs {
        base: case.applicant.base,
        language: choice.language.as_ref(),
        profile: choice.profile.as_deref().unwrap_or(&[]),
        ..score::Inputs::new(&case.applicant.grades)
    });
    let mut explained = Explained { words: &prepared.words, sum: 0 };
    explained.answer(&window);
    explained.answer(&score.certificate_part);
    explained.sum
}

/// A number of what an assessment holds besides its reasons.
fn weight(assessment: &Assessment) -> u32 {
    let mut sum = assessment.missing.len() * 3 + assessment.ignored.len();
    for choice in &assessment.choices {
        sum += (choice.still_open.len() + choice.maybe_open.len()) * 5;
        let window = choice.window.known().map(|window| window.value);
        sum += window.map_or(0, |window| window.state.index() + usize::from(window.file_by.minute));
        let exams = choice.score.exam_part.as_ref().map(|part| &part.value);
        sum += match exams {
            Some(ExamPart::Mean { marks, .. }) => marks.len(),
            Some(ExamPart::MixedScales) | None => 0,
        };
    }
    u32::try_from(sum).unwrap_or(u32::MAX)
}

/// Explains in a language and adds up what came out.
struct Explained<'a> {
    words: &'a Words,
    sum: u32,
}

impl Explained<'_> {
    fn assessment(&mut self, assessment: &Assessment) {
        if let Some(person) = &assessment.applicant {
            self.each(&person.signs);
            self.each(&person.quotas);
            self.each(&person.refusal_grounds);
            self.each(&person.notes);
        }
        for choice in &assessment.choices {
            self.choice(choice);
        }
    }

    fn choice(&mut self, choice: &ChoiceAssessment) {
        self.answer(&choice.track);
        self.each(&choice.conditions);
        self.answer(&choice.channel);
        self.each(&choice.first_steps);
        self.answer(&choice.window);
        self.answer(&choice.filing);
        self.answer(&choice.score.certificate_part);
        self.each(&choice.score.exam_part);
        self.why(&choice.score.tie_keys.why);
        self.answer(&choice.exam);
        self.each(&choice.accommodations);
        self.each(choice.documents.iter().flatten());
        self.each(choice.refused_today.iter().flatten());
        self.each(choice.milestones.iter().flatten());
        self.answer(&choice.group);
    }

    fn answer<T>(&mut self, answer: &Answer<Reasoned<T>>) {
        match answer {
            Answer::Known(value) => self.why(&value.why),
            Answer::NotApplicable(why) => self.why(why),
            Answer::Missing(needs) => self.add(needs.len()),
        }
    }

    fn each<'v, T: 'v>(&mut self, values: impl IntoIterator<Item = &'v Reasoned<T>>) {
        for value in values {
            self.why(&value.why);
        }
    }

    fn why(&mut self, why: &Why) {
        let Explanation { lines, facts } = self.words.explain(why);
        for line in &lines {
            self.add(line.text.len() + line.cites.len() + line.mark.map_or(0, |mark| 1 + mark.index()));
        }
        for fact in &facts {
            self.add(fact.len());
        }
    }

    fn add(&mut self, n: usize) {
        self.sum = self.sum.wrapping_add(u32::try_from(n).unwrap_or(u32::MAX));
    }
}
