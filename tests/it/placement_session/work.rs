//! Cohorts that are made up, changed, distributed and stopped.

use talapker::placement::protocol::*;

use super::{Page, made_up, typed};

#[test]
fn a_made_up_cohort_is_the_same_each_time_and_is_distributed() {
    let mut page = Page::new();
    let state = page.state(Request::MadeUp(made_up(500, 12)));
    assert_eq!((state.applicants, state.programmes, state.choices, state.seats), (500, 12, 2_000, 240));
    assert_eq!((state.needs.len(), state.result.is_none()), (0, true));
    let state = page.state(Request::Run);
    let result = state.result.clone().unwrap();
    assert_eq!(result.placed + result.unplaced, 500);
    assert_eq!(result.at_choice.iter().sum::<u32>(), result.placed);
    assert!(result.by_lot > 0 && !state.stale, "{result:?}");

    let programmes = page.programmes();
    assert_eq!(programmes.len(), 12);
    let placed: u32 = programmes.iter().map(|row| row.result.as_ref().unwrap().placed).sum();
    assert_eq!(placed, result.placed);
    for only in [Only::Placed, Only::Unplaced, Only::ByLot] {
        let (all, rows) = page.applicants("", only);
        let expected = match only {
            Only::Placed => result.placed,
            Only::Unplaced => result.unplaced,
            Only::All | Only::ByLot | Only::SeveralQuotas => result.by_lot,
        };
        assert_eq!((all, rows.len()), (expected, expected as usize));
    }
    let mut again = Page::new();
    again.ask(Request::MadeUp(made_up(500, 12)));
    assert_eq!(again.state(Request::Run).result, Some(result));
}

#[test]
fn a_large_cohort_is_distributed_in_steps() {
    let mut page = Page::new();
    let state = page.state(Request::MadeUp(made_up(200_000, 4_000)));
    assert_eq!((state.applicants, state.choices), (200_000, 800_000));
    let replies = page.ask(Request::Run);
    assert!(replies.len() > 10, "{}", replies.len());
    let (all, rows) = page.applicants("a 000017", Only::All);
    assert_eq!((all, rows[0].id.as_str()), (1, "A-000017"));
    page.ask(Request::Programme { at: 0, from: 0, to: 50 });
    page.ask(Request::Set(Setting::Seed("5".to_string())));
    for what in [Write::Csv, Write::Cohort] {
        let (name, text) = page.file(what);
        let state = page.open(&name, &text);
        assert_eq!((state.applicants, state.choices, state.left_out), (200_000, 800_000, 0));
    }
}

#[test]
fn what_is_typed_is_checked_and_an_old_result_is_said_to_be_old() {
    let mut page = Page::new();
    let unread = |page: &mut Page, at, typed| match page.ask(Request::PutProgramme { at, typed }).pop() {
        Some(Reply::Unreadable(wrong, code)) => (wrong, code),
        other => panic!("{other:?}"),
    };
    assert_eq!(unread(&mut page, None, typed("", "1", &[])), (Wrong::Id(None), "out_of_range".to_string()));
    assert_eq!(unread(&mut page, None, typed("a", "x", &[])), (Wrong::Seats(None), "bad_number".to_string()));
    assert_eq!(unread(&mut page, None, typed("a", "-1", &[])).1, "out_of_range");
    let wrong = unread(&mut page, None, typed("a", "1", &[("orphan", "?")])).0;
    assert_eq!(wrong, Wrong::Reserved(None, "orphan".to_string()));
    assert_eq!(unread(&mut page, None, typed("a", "1", &[("orphan", "2")])).0, Wrong::TooManyReserved(None));
    let state = page.state(Request::PutProgramme { at: None, typed: typed(" a ", "2", &[("orphan", "1")]) });
    assert_eq!((state.programmes, state.source, state.needs), (1, Source::Typed, vec![Need::Applicants]));

    page.ask(Request::MadeUp(made_up(100, 3)));
    page.ask(Request::Run);
    let row = &page.programmes()[0];
    assert_eq!((row.id.as_str(), row.seats), ("P-0001", 20));
    assert_eq!(unread(&mut page, Some(0), typed("P-0002", "1", &[])).1, "duplicate");
    assert!(!page.state(Request::Set(Setting::Seed("0".to_string()))).stale);
    let state = page.state(Request::PutProgramme { at: Some(0), typed: typed("Aqtau", "1", &[]) });
    assert!(state.stale && state.result.is_some());
    let (row, choices) = page.applicant(0);
    assert_eq!((row.ran, choices.len()), (true, 3));
    page.ask(Request::Run);
    let rows = page.programmes();
    assert_eq!((rows[0].id.as_str(), rows[0].result.as_ref().unwrap().asked > 0), ("Aqtau", true));
    let state = page.state(Request::RemoveProgramme(0));
    assert_eq!((state.programmes, state.result), (2, None));
    page.ask(Request::Run);
    let refused = page.applicant(0).1.into_iter().find(|choice| choice.id == "Aqtau").unwrap();
    assert_eq!(refused.programme, None);
    for (setting, wrong) in
        [(Setting::Seed("x".into()), Wrong::Seed), (Setting::Minimum(String::new()), Wrong::Minimum)]
    {
        assert!(
            matches!(page.ask(Request::Set(setting)).pop(), Some(Reply::Unreadable(of, _)) if of == wrong)
        );
    }
    assert_eq!(page.state(Request::Close).source, Source::Nothing);
}

#[test]
fn long_work_is_stopped_between_its_steps() {
    let mut page = Page::new();
    page.ask(Request::MadeUp(made_up(100, 3)));
    let mut replies = Vec::new();
    page.0.take(Request::MadeUp(made_up(100_000, 300)), &mut |reply| replies.push(reply));
    assert!(page.0.step(&mut |reply| replies.push(reply)));
    assert_eq!(replies, [Reply::Progress(0, 100_000), Reply::Progress(2_000, 100_000)]);
    assert_eq!(page.state(Request::Cancel).applicants, 100);
    page.0.take(Request::Run, &mut |_| ());
    page.0.step(&mut |_| ());
    let replies = page.ask(Request::Set(Setting::Seed("9".to_string())));
    assert!(matches!(replies.as_slice(), [Reply::Cancelled, Reply::State(state)] if state.result.is_none()));
}
