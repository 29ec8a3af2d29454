//! Everything else: channel, exam, accommodations, papers, first steps, refusals, who signs.

use std::collections::BTreeSet;

use talapker::rules::assessment::{
    Answer, Exam, ExamNeed, FirstStep, PaperNeed, PaperState, Reason, Reasoned, RefusalToday, Signer,
    Standing, Why,
};
use talapker::rules::calendar::Date;
use talapker::rules::case::{
    Channel, Disability, Document, FundingBasis, Impairment, IssuedIn, Paper, Papers, ParentService,
    ProgrammeLevel, Provider, QuotaCategory, SpecialtyKind,
};
use talapker::rules::cite::Cite;
use talapker::rules::code::{Code, Set};
use talapker::rules::edition::ORDER_20_2025;
use talapker::rules::rule::accommodation::accommodations;
use talapker::rules::rule::applicant::{notes, quotas, signs};
use talapker::rules::rule::channel::channel;
use talapker::rules::rule::documents::{self, documents};
use talapker::rules::rule::exam::exam;
use talapker::rules::rule::first_steps::{self, first_steps};
use talapker::rules::rule::group::group;
use talapker::rules::rule::refusal::{grounds, refused_today};

use super::{kinds, sound, sound_list, sound_why};
use crate::support::{FLAGS, day, days, four_years, options};

/// Every set of the values of a list.
fn sets<T: Code>() -> impl Iterator<Item = Set<T>> {
    (0..1u32 << T::ALL.len())
        .map(|bits| T::ALL.iter().copied().filter(|value| bits & (1 << value.index()) != 0).collect())
}

#[test]
fn the_channel_is_stated_or_follows_from_the_document() {
    for stated in options() {
        for issued_in in options() {
            let answer = channel(stated, issued_in);
            sound(&answer, &(stated, issued_in));
            let by_document = channel(None, issued_in);
            let by_document = by_document.known();
            let Some(known) = answer.known() else {
                assert!(stated.is_none() && issued_in.is_none());
                continue;
            };
            assert_eq!(Some(known.value), stated.or(by_document.map(|by| by.value)));
            // The person's own only where nothing confirms it.
            if by_document.is_some_and(|by| by.value == known.value) {
                assert_eq!((known.standing(), known.why.cites), (Standing::Law, &[Cite::P12][..]));
            } else {
                assert_eq!(
                    (known.standing(), known.why.cites),
                    (Standing::Entered, &[Cite::P12, Cite::Row2][..])
                );
            }
        }
    }
}

#[test]
fn a_group_has_a_minimum_under_the_state_order_alone() {
    for kind in kinds() {
        for basis in options() {
            let answer = group(kind, basis, &ORDER_20_2025);
            sound(&answer, &(kind, basis));
            assert_eq!(answer.known().is_some(), kind.is_some() && basis == Some(FundingBasis::StateOrder));
            assert_eq!(matches!(answer, Answer::NotApplicable(_)), basis == Some(FundingBasis::Paid));
            let Some((known, kind)) = answer.known().zip(kind) else { continue };
            assert_eq!(known.value.minimum, 15);
            let exempt = matches!(kind.kind, SpecialtyKind::Medical | SpecialtyKind::Creative);
            assert_eq!(known.value.exempt, exempt);
            let read = kind.from_code || kind.kind == SpecialtyKind::Creative;
            assert_eq!(known.standing(), Standing::Law.reading_if(read), "{kind:?}");
        }
    }
}

#[test]
fn every_choice_has_an_exam_a_reason_for_none_or_an_open_question() {
    for kind in kinds() {
        for basis in options() {
            let answer = exam(kind, basis);
            sound(&answer, &(kind, basis));
            if basis.is_some() && kind.is_some() {
                assert!(!matches!(answer, Answer::Missing(_)), "all is told: {kind:?} {basis:?}");
            }
            // "Possible" says that the order can be read either way, never that the kind is from a code.
            if let Answer::Known(Reasoned { value: ExamNeed { exam, possible }, .. }) = &answer {
                let paid_test = *exam == Exam::Psychometric && basis != Some(FundingBasis::StateOrder);
                assert_eq!(*possible, paid_test, "{kind:?} {basis:?}");
            }
            // The exam itself stays as the funding comes in; how well it is known may change.
            if basis.is_none() && !matches!(answer, Answer::Missing(_)) {
                let value =
                    |answer: &Answer<Reasoned<ExamNeed>>| answer.known().map(|known| known.value.exam);
                for told in FundingBasis::ALL {
                    assert_eq!(value(&exam(kind, Some(*told))), value(&answer), "{kind:?} {told:?}");
                }
            }
        }
    }
}

#[test]
fn accommodations_are_for_an_exam_a_disability_and_an_impairment() {
    for standing in options::<Standing>() {
        let exam = standing.map(|standing| Why::new(Reason::ExamPsychometric, standing, &[Cite::P32]));
        for disability in options() {
            for impairments in std::iter::once(None).chain(sets::<Impairment>().map(Some)) {
                let list = accommodations(exam.as_ref(), disability, impairments);
                sound_list(&list, &(standing, disability, impairments));
                let any = exam.is_some()
                    && !matches!(disability, None | Some(Disability::None))
                    && impairments.is_some_and(|set| !set.is_empty());
                assert_eq!(!list.is_empty(), any, "{exam:?} {disability:?} {impairments:?}");
                for accommodation in &list {
                    let expected =
                        standing.filter(|standing| standing.mark().is_some()).unwrap_or(Standing::Law);
                    assert_eq!(accommodation.standing(), expected);
                }
            }
        }
    }
}

fn papers(held: Option<bool>, valid_until: Option<Date>) -> Papers {
    let mut papers = Papers::default();
    for document in Document::ALL {
        papers.set(*document, Paper { held, valid_until });
    }
    papers
}

#[test]
fn every_paper_has_one_state_for_every_person() {
    let accepted_on = day(2026, 8, 1);
    let until = [None, accepted_on.pred_opt(), Some(accepted_on), accepted_on.succ_opt()];
    for papers in FLAGS.iter().flat_map(|held| until.map(|until| papers(*held, until))) {
        for channel in Channel::ALL {
            let one = documents::Inputs::new(*channel, &papers, accepted_on);
            of_the_education_document(&one);
            for (disability, restrictions_in_force) in
                options().into_iter().flat_map(|d| FLAGS.map(|r| (d, r)))
            {
                for status in options() {
                    let inputs = documents::Inputs { disability, status, restrictions_in_force, ..one };
                    one_state_each(&inputs);
                }
            }
            for (service, basis) in
                options().into_iter().flat_map(|s| options().into_iter().map(move |b| (s, b)))
            {
                for on_duty in FLAGS {
                    let inputs = documents::Inputs { service, on_duty, basis, ..one };
                    one_state_each(&inputs);
                    the_paper_on_the_status(&inputs);
                }
            }
        }
    }
}

/// The education document by where and when it was issued.
fn of_the_education_document(one: &documents::Inputs) {
    for issued_in in options() {
        for (document_year, digitised) in
            [None, Some(2025), Some(2026)].into_iter().flat_map(|y| FLAGS.map(|d| (y, d)))
        {
            let inputs = documents::Inputs { issued_in, document_year, digitised, ..*one };
            one_state_each(&inputs);
            let need = stands(&inputs, Document::EducationDocument).unwrap();
            let not_told = inputs.papers.get(Document::EducationDocument).held.is_none();
            if inputs.channel == Channel::Portal && not_told {
                let first = issued_in == Some(IssuedIn::Abroad)
                    || (document_year == Some(2025) && digitised == Some(false));
                let state = if first { PaperState::Needed } else { PaperState::FetchedByCollege };
                assert_eq!(need.value.state, state, "{inputs:?}");
                assert_eq!(need.why.cites.contains(&Cite::P12), first, "{inputs:?}");
            }
        }
    }
}

/// Asked for where 578/3 fits by some reading or may fit; law where it does by every reading.
fn the_paper_on_the_status(inputs: &documents::Inputs) {
    let named = !matches!(inputs.service, None | Some(ParentService::None));
    let not_so = inputs.service == Some(ParentService::Serviceman) && inputs.on_duty == Some(false);
    let asked = named && !not_so && inputs.basis == Some(FundingBasis::StateOrder);
    let paper = stands(inputs, Document::StatusDocument);
    assert_eq!(paper.is_some(), asked, "{inputs:?}");
    let law = inputs.on_duty == Some(true);
    assert!(paper.is_none_or(|paper| (paper.standing() == Standing::Law) == law), "{inputs:?}");
}

fn stands(inputs: &documents::Inputs, document: Document) -> Option<Reasoned<PaperNeed>> {
    documents(inputs).into_iter().find(|need| need.value.document == document)
}

fn one_state_each(inputs: &documents::Inputs) {
    let list = documents(inputs);
    sound_list(&list, inputs);
    let ids: Vec<usize> = list.iter().map(|paper| paper.value.document.index()).collect();
    let unique: BTreeSet<usize> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "a paper is listed twice: {inputs:?}");
    assert!(ids.is_sorted(), "not in the order of papers: {inputs:?}");
    for need in &list {
        the_first_state_that_fits(inputs, need);
    }
    let refused = refused_today(&list, inputs.channel, inputs.issued_in);
    sound_list(&refused, inputs);
    let mut expected: Vec<(RefusalToday, Standing)> = Vec::new();
    for need in &list {
        match need.value.state {
            PaperState::Needed => {
                expected.push((RefusalToday::MissingDocument(need.value.document), need.standing()));
            }
            PaperState::Expired => {
                expected.push((RefusalToday::ExpiredDocument(need.value.document), need.standing()));
            }
            PaperState::Held | PaperState::Deferred | PaperState::FetchedByCollege => {}
        }
    }
    if inputs.channel == Channel::Portal && inputs.issued_in == Some(IssuedIn::Abroad) {
        expected.push((RefusalToday::WrongChannel(Channel::Portal), Standing::Law));
    }
    assert_eq!(refused.iter().map(|one| (one.value, one.standing())).collect::<Vec<_>>(), expected);
}

/// The states in the order of the contract.
fn the_first_state_that_fits(inputs: &documents::Inputs, need: &Reasoned<PaperNeed>) {
    let PaperNeed { document, state, expires_before_file_by } = need.value;
    let Paper { held, valid_until } = inputs.papers.get(document);
    let expired = valid_until.is_some_and(|last| last < inputs.accepted_on);
    let medical = matches!(document, Document::Medical075u | Document::Mse031u);
    let expected = match held {
        Some(true) if !expired => PaperState::Held,
        _ if medical && inputs.restrictions_in_force == Some(true) => PaperState::Deferred,
        Some(true) => PaperState::Expired,
        None if medical && inputs.channel == Channel::Portal => PaperState::FetchedByCollege,
        None if document == Document::EducationDocument => state,
        Some(false) | None => PaperState::Needed,
    };
    assert_eq!(state, expected, "{document:?} of {inputs:?}");
    assert!(!expires_before_file_by, "without a day of file by: {inputs:?}");
}

#[test]
fn a_paper_in_hand_may_end_before_the_last_safe_day() {
    let accepted_on = day(2026, 8, 1);
    for until in days(day(2026, 7, 30), day(2026, 8, 20)) {
        for file_by in [None, Some(day(2026, 8, 18))] {
            let papers = papers(Some(true), Some(until));
            let inputs = documents::Inputs {
                file_by,
                ..documents::Inputs::new(Channel::College, &papers, accepted_on)
            };
            for need in documents(&inputs) {
                let ends = until >= accepted_on && file_by.is_some_and(|day| until < day);
                assert_eq!(need.value.expires_before_file_by, ends, "{until} {file_by:?}");
            }
        }
    }
}

#[test]
fn a_paper_expires_on_the_day_after_its_last_on_every_day() {
    for last in four_years() {
        let papers = papers(Some(true), Some(last));
        let state = |today| {
            let list = documents(&documents::Inputs::new(Channel::College, &papers, today));
            list.iter().map(|paper| paper.value.state).collect::<BTreeSet<_>>()
        };
        assert_eq!(state(last), BTreeSet::from([PaperState::Held]), "{last}");
        assert_eq!(state(last.succ_opt().unwrap()), BTreeSet::from([PaperState::Expired]), "{last}");
    }
}

#[test]
fn first_steps_are_certain_once_they_are_named() {
    let mut count = 0;
    for (channel, issued_in) in options().into_iter().flat_map(|c| options().into_iter().map(move |i| (c, i)))
    {
        for document_year in [None, Some(2025), Some(2026), Some(2027)] {
            for digitised in FLAGS {
                for kind in kinds() {
                    for (level, provider) in
                        options().into_iter().flat_map(|l| options().into_iter().map(move |p| (l, p)))
                    {
                        for basis in options() {
                            let admission_year = 2026;
                            let inputs = first_steps::Inputs {
                                channel,
                                issued_in,
                                document_year,
                                digitised,
                                admission_year,
                                kind,
                                level,
                                provider,
                                basis,
                                ..first_steps::Inputs::default()
                            };
                            let steps = first_steps(&inputs);
                            sound_list(&steps, &inputs);
                            stays(&inputs, &steps.iter().map(|step| step.value).collect());
                            count += 1;
                        }
                    }
                }
            }
        }
    }
    assert_eq!(count, 3 * 3 * 4 * 3 * 11 * 4 * 6 * 3);
}

#[test]
fn an_interview_is_for_two_programmes_and_an_enterprise_and_out_of_competition_is_asked_for() {
    for (level, provider) in options().into_iter().flat_map(|l| options().into_iter().map(move |p| (l, p))) {
        for (basis, service) in options().into_iter().flat_map(|b| options().into_iter().map(move |s| (b, s)))
        {
            for (enterprise_request, on_duty) in FLAGS.into_iter().flat_map(|e| FLAGS.map(|d| (e, d))) {
                let inputs = first_steps::Inputs {
                    level,
                    provider,
                    basis,
                    service,
                    enterprise_request,
                    on_duty,
                    ..first_steps::Inputs::default()
                };
                let steps = first_steps(&inputs);
                sound_list(&steps, &inputs);
                let find = |wanted| steps.iter().find(|step| step.value == wanted);
                let state_order = basis == Some(FundingBasis::StateOrder);
                let interview = level == Some(ProgrammeLevel::SkilledWorker)
                    || provider == Some(Provider::SpecialProgramme)
                    || enterprise_request == Some(true);
                assert_eq!(find(FirstStep::Interview).is_some(), state_order && interview, "{inputs:?}");
                let serviceman = service == Some(ParentService::Serviceman);
                let named = !matches!(service, None | Some(ParentService::None));
                let asked = state_order && named && (!serviceman || on_duty == Some(true));
                let claim = find(FirstStep::ClaimOutOfCompetition).map(Reasoned::standing);
                let standing = Standing::Law.reading_if(on_duty != Some(true));
                assert_eq!(claim, asked.then_some(standing), "{inputs:?}");
            }
        }
    }
}

/// Whatever is filled next, the steps that were named stay.
fn stays(inputs: &first_steps::Inputs, named: &BTreeSet<FirstStep>) {
    let mut filled: Vec<first_steps::Inputs> = Vec::new();
    if inputs.channel.is_none() {
        filled.extend(options().into_iter().map(|channel| first_steps::Inputs { channel, ..*inputs }));
    }
    if inputs.document_year.is_none() {
        filled.extend([2025, 2026].map(|year| first_steps::Inputs { document_year: Some(year), ..*inputs }));
    }
    if inputs.digitised.is_none() {
        filled.extend(FLAGS.map(|digitised| first_steps::Inputs { digitised, ..*inputs }));
    }
    if inputs.kind.is_none() {
        filled.extend(kinds().into_iter().map(|kind| first_steps::Inputs { kind, ..*inputs }));
    }
    if inputs.level.is_none() {
        filled.extend(options().into_iter().map(|level| first_steps::Inputs { level, ..*inputs }));
    }
    if inputs.basis.is_none() {
        filled.extend(options().into_iter().map(|basis| first_steps::Inputs { basis, ..*inputs }));
    }
    for fuller in filled {
        let later = first_steps(&fuller).iter().map(|step| step.value).collect();
        assert!(named.is_subset(&later), "{inputs:?}, then {fuller:?}");
    }
}

#[test]
fn one_comes_of_age_once_on_the_eighteenth_birthday() {
    for birth in days(day(2007, 1, 1), day(2010, 12, 31)) {
        let eighteenth = (2025..=2028)
            .map(|year| day(year, 1, 1))
            .find_map(|first| {
                let last = day(chrono::Datelike::year(&first), 12, 31);
                days(first, last).find(|today| signs(birth, *today).value == Signer::Applicant)
            })
            .unwrap();
        let years = eighteenth.years_since(birth).unwrap();
        assert_eq!(years, 18, "{birth} is of age on {eighteenth}");
        assert!(eighteenth.pred_opt().unwrap().years_since(birth).unwrap() == 17, "{birth}: {eighteenth}");
        for today in [eighteenth.pred_opt().unwrap(), eighteenth] {
            sound_why(&signs(birth, today).why, &birth);
        }
    }
}

#[test]
fn every_set_of_quotas_is_listed_in_order_with_its_sizes() {
    for held in sets::<QuotaCategory>() {
        let list = quotas(held, &ORDER_20_2025);
        sound_list(&list, &held);
        assert!(list.iter().map(|quota| quota.value.0).eq(held.iter()), "{held:?}");
    }
}

#[test]
fn grounds_and_remarks_follow_from_answers_alone() {
    for court in FLAGS {
        for consents in FLAGS {
            let list = grounds(court, consents);
            sound_list(&list, &(court, consents));
            assert_eq!(list.len(), usize::from(court == Some(true)) + usize::from(consents == Some(false)));
        }
    }
    for before in FLAGS {
        for basis in options() {
            sound_list(&notes(before, [basis].into_iter()), &(before, basis));
        }
    }
}
