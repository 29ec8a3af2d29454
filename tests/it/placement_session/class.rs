//! Which choices of a class take part, with which score.

use talapker::class::encoding::windows_1251;
use talapker::class::session::protocol::{self, Refusal};
use talapker::placement::protocol::*;

use super::{Page, texts, typed};

/// A class with a pupil a line: name and answers.
fn class(pupils: &[(&str, &str)]) -> Vec<u8> {
    let pupils: Vec<String> = pupils
        .iter()
        .map(|(name, answers)| {
            format!(r#"{{ "name": "{name}", "answers": "base=basic_secondary&{answers}" }}"#)
        })
        .collect();
    let file = format!(r#"{{ "format": "talapker-class-file/1", "pupils": [ {} ] }}"#, pupils.join(","));
    let mut class = talapker::class::session::Session::new(windows_1251);
    let mut replies = Vec::new();
    let open = protocol::Request::Open {
        name: "9.json".to_string(),
        bytes: file.into_bytes(),
        into: protocol::Destination::New,
    };
    for request in [
        protocol::Request::Words { texts: texts(), lang: "en".to_string() },
        open,
        protocol::Request::ForPlacement,
    ] {
        class.take(request, &mut |reply| replies.push(reply));
    }
    match replies.pop() {
        Some(protocol::Reply::ForPlacement(bytes)) => bytes,
        other => panic!("{other:?}"),
    }
}

/// Competes at a specialty, with grades 5, 4 and 5.
const GENERAL: &str = "average=4.5&grade.kazakh_language=5&grade.algebra=4&grade.informatics=5&\
    1.language=kazakh_language&1.profile=algebra,informatics&1.kind=general&1.level=mid_level&1.basis=state_order&\
    1.provider=college&1.specialty=06130100";

fn creative(marks: &str) -> String {
    format!(
        "{}&{marks}",
        GENERAL.replace("1.kind=general", "1.kind=creative").replace("06130100", "02150100")
    )
}

#[test]
fn a_class_takes_part_with_what_is_decided_by_competition() {
    let general = |from: &str, to: &str| GENERAL.replace(from, to);
    let label = general("1.specialty=06130100", "1.form=full_time");
    let (paid, worker) = (general("state_order", "paid"), general("mid_level", "skilled_worker"));
    let (basis, grade) = (general("1.basis=state_order&", ""), general("grade.algebra=4&", ""));
    let out = format!("{GENERAL}&service=serviceman&on_duty=yes");
    let own = general("1.provider=college", "1.provider=own_competition");
    let (none, on_ten, on_five) = (creative(""), creative("1.marks=8/10"), creative("1.marks=4/5"));
    let (on_five_too, mixed) = (creative("1.marks=5/5.0"), creative("1.marks=8/10,4/5"));
    let twice = format!(
        "{GENERAL}&{}",
        GENERAL
            .split('&')
            .filter(|part| part.starts_with("1."))
            .map(|part| part.replacen("1.", "2.", 1))
            .collect::<Vec<_>>()
            .join("&")
    );
    let quotas = format!("{GENERAL}&quotas=orphan,rural_youth");
    let bytes = class(&[
        ("Асан", GENERAL),
        ("Асан", &twice),
        ("Екі квота", &quotas),
        ("paid", &paid),
        ("by_application", &worker),
        ("out_of_competition", &out),
        ("own_competition", &own),
        ("track_open", &basis),
        ("no_score", &grade),
        ("no_programme", &label),
        ("no_exam", &none),
        ("ten", &on_ten),
        ("five", &on_five),
        ("five too", &on_five_too),
        ("mixed", &mixed),
    ]);
    let mut page = Page::new();
    let state = page.state(Request::Class(bytes));
    assert_eq!(state.source, Source::Class);
    assert_eq!((state.several_quotas, state.two_averages, state.score_way.clone()), (1, 5, None));
    assert_eq!(state.needs, [Need::Seats, Need::ScoreWay]);
    let told = |page: &mut Page| -> Vec<(String, u32, String)> {
        page.left_out().into_iter().map(|of| (of.who, of.choice.unwrap(), of.why)).collect()
    };
    let before: Vec<(String, u32, String)> = [
        ("Асан – 2", 2, "twice"),
        ("paid", 1, "paid"),
        ("by_application", 1, "by_application"),
        ("out_of_competition", 1, "out_of_competition"),
        ("own_competition", 1, "own_competition"),
        ("track_open", 1, "track_open"),
        ("no_score", 1, "no_score"),
        ("no_programme", 1, "no_programme"),
    ]
    .map(|(who, choice, why)| (who.to_string(), choice, why.to_string()))
    .into();
    assert_eq!(told(&mut page), before);

    let (_, rows) = page.applicants("", Only::SeveralQuotas);
    page.ask(Request::Quota { at: rows[0].at, quota: Some("orphan".to_string()) });
    let programmes = page.programmes();
    assert_eq!(programmes.len(), 2);
    for row in programmes {
        let id = format!("{}!", row.id);
        page.ask(Request::PutProgramme { at: Some(row.at), typed: typed(&id, "3", &[]) });
    }
    page.ask(Request::Set(Setting::Minimum("0".to_string())));
    for (way, five, more) in [
        ("sum", "26/3", &["no_exam", "ten", "mixed"][..]),
        ("exam_first", "4", &["no_exam", "ten", "mixed"]),
        ("certificate_alone", "14/3", &[]),
    ] {
        let state = page.state(Request::Set(Setting::ScoreWay(way.to_string())));
        assert_eq!((state.score_way.as_deref(), state.needs.len(), state.several_quotas), (Some(way), 0, 0));
        let now: Vec<String> = told(&mut page).into_iter().skip(before.len()).map(|(who, ..)| who).collect();
        assert_eq!(now, more, "{way}");
        assert_eq!(u64::try_from(more.len()).unwrap() + u64::from(state.applicants), 8);
        let (_, rows) = page.applicants("five", Only::All);
        let (_, choices) = page.applicant(rows[0].at);
        assert_eq!((choices[0].score.exact.as_str(), state.programmes), (five, 2), "{way}");
        assert!(page.state(Request::Run).result.unwrap().placed > 0);
    }
    assert_eq!(page.ask(Request::Class(vec![7])), [Reply::Refused(Refusal::Damaged)]);
}
