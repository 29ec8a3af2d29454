//! Everything else: channel, exam, accommodations, papers, first steps, refusals, who signs.

use std::collections::BTreeSet;

use talapker::rules::assessment::{
    Answer, Exam, ExamNeed, FirstStep, PaperState, Reason, Reasoned, Signer, Standing, Why,
};
use talapker::rules::calendar::Date;
use talapker::rules::case::{
    Channel, Disability, Document, FundingBasis, Impairment, Paper, Papers, QuotaCategory,
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
            assert_eq!(answer.known().is_none(), stated.is_none() && issued_in.is_none());
            if let Some(stated) = stated {
                assert_eq!(answer.known().unwrap().value, stated);
            }
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
    let today = day(2026, 8, 1);
    let until = [None, today.pred_opt(), Some(today), today.succ_opt()];
    for papers in FLAGS.iter().flat_map(|held| until.map(|until| papers(*held, until))) {
        for status in options() {
            for (disability, service) in
                options().into_iter().flat_map(|d| options().into_iter().map(move |s| (d, s)))
            {
                for (basis, restrictions) in options().into_iter().flat_map(|b| FLAGS.map(|r| (b, r))) {
                    for channel in Channel::ALL {
                        let inputs = documents::Inputs {
                            channel: *channel,
                            papers: &papers,
                            today,
                            status,
                            disability,
                            service,
                            basis,
                            restrictions_in_force: restrictions,
                        };
                        one_state_each(&inputs);
                    }
                }
            }
        }
    }
}

fn one_state_each(inputs: &documents::Inputs) {
    let list = documents(inputs);
    sound_list(&list, inputs);
    let ids: Vec<usize> = list.iter().map(|paper| paper.value.document.index()).collect();
    let unique: BTreeSet<usize> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "a paper is listed twice: {inputs:?}");
    assert!(ids.is_sorted(), "not in the order of papers: {inputs:?}");
    let refused = refused_today(&list);
    sound_list(&refused, inputs);
    let to_bring = list.iter().filter(|p| matches!(p.value.state, PaperState::Needed | PaperState::Expired));
    let refused: Vec<Document> = refused.iter().map(|refusal| refusal.value.1).collect();
    assert_eq!(to_bring.map(|paper| paper.value.document).collect::<Vec<_>>(), refused, "{inputs:?}");
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
