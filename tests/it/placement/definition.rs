//! The model against its definition: distributions from the start, all orders of lots, all outcomes.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::market::{Market, Places, market, permutations};
use super::placed;
use crate::properties::config;

/// Where the model places everybody.
fn places(market: &Market) -> Places {
    let placed = placed(&market.json());
    let of = |id: &str| {
        let row = placed["placed"].as_array().unwrap().iter().find(|row| row["id"] == id)?;
        Some(usize::try_from(row["choice"].as_u64().unwrap()).unwrap() - 1)
    };
    market.people.iter().map(|person| of(&person.id)).collect()
}

/// Later is worse, and no place is worst.
fn rank(place: Option<usize>) -> usize {
    place.unwrap_or(usize::MAX)
}

fn without_minimum(mut market: Market) -> Market {
    market.minimum = 0;
    market
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..config() })]

    /// Places, reasons, cut-offs, closings; and by all orders of their lots whose place they decide.
    #[test]
    fn everything_comes_out_as_defined(market in market(6, 3)) {
        prop_assert_eq!(placed(&market.json()), market.expected(true));
    }

    #[test]
    fn no_stable_outcome_is_better_for_anybody(market in market(5, 3).prop_map(without_minimum)) {
        let lots = market.lots();
        let ours = places(&market);
        prop_assert!(market.is_stable(&ours, &lots));
        for other in market.all_places().into_iter().filter(|other| market.is_stable(other, &lots)) {
            for (our, other) in ours.iter().zip(&other) {
                prop_assert!(rank(*our) <= rank(*other), "{other:?} is better than {our:?}");
            }
        }
    }

}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_other_list_of_wishes_gives_a_better_place(market in market(4, 3).prop_map(without_minimum)) {
        let honest = places(&market);
        for (who, person) in market.people.iter().enumerate() {
            for order in permutations(market.programmes.len()) {
                for count in 0..=order.len() {
                    let mut other = market.clone();
                    other.people[who].wishes = order.iter().take(count).map(|at| usize::try_from(*at).unwrap()).collect();
                    let place = places(&other)[who].map(|place| other.people[who].wishes[place]);
                    // What the person really thinks of it; a programme that was not wished is worse than none.
                    let wish = place.map(|programme| person.wishes.iter().position(|of| *of == programme));
                    prop_assert!(rank(honest[who]) <= rank(wish.flatten()), "{who} gains by {order:?}");
                }
            }
        }
    }

    #[test]
    fn a_higher_score_or_average_never_gives_a_worse_place(
        market in market(6, 3).prop_map(without_minimum), more in 1..4_u32,
    ) {
        let before = places(&market);
        for (who, place) in before.iter().enumerate() {
            for programme in 0..=market.programmes.len() {
                let mut raised = market.clone();
                match raised.people[who].scores.get_mut(programme) {
                    Some(score) => *score += more,
                    None => raised.people[who].average = Some(5),
                }
                prop_assert!(rank(places(&raised)[who]) <= rank(*place));
            }
        }
    }

    #[test]
    fn nobody_is_worse_off_without_somebody(market in market(6, 3).prop_map(without_minimum)) {
        let before = places(&market);
        for who in 0..market.people.len() {
            let mut left = market.clone();
            left.people.remove(who);
            let mut before = before.clone();
            before.remove(who);
            for (before, after) in before.iter().zip(places(&left)) {
                prop_assert!(rank(after) <= rank(*before));
            }
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        (market, people, programmes) in market(6, 4).prop_flat_map(|market| {
            let people = Just(market.people.clone()).prop_shuffle();
            let programmes = Just((0..market.programmes.len()).collect::<Vec<_>>()).prop_shuffle();
            (Just(market), people, programmes)
        }),
    ) {
        let mut cohort = market.json();
        let before = placed(&cohort).to_string();
        let mut turned = Market { people, ..market }.json();
        turned["programmes"] = programmes.iter().map(|at| cohort["programmes"][*at].take()).collect();
        prop_assert_eq!(placed(&turned).to_string(), before);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..config() })]

    /// Larger, so that many groups close one after another and people move far.
    #[test]
    fn closing_on_from_where_one_is_ends_as_from_the_start(
        mut market in market(120, 12), minimum in 0..16_usize,
    ) {
        market.minimum = minimum;
        let mut found = placed(&market.json());
        found["by_lot"] = json!([]);
        prop_assert_eq!(found, market.expected(false));
    }
}

#[test]
fn every_reason_and_sort_of_seat_comes_out() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut text = String::new();
    for _ in 0..400 {
        let market = market(6, 3).new_tree(&mut runner).unwrap().current();
        text.push_str(&Value::to_string(&placed(&market.json())));
    }
    for word in [
        "below_cutoff",
        "lost_tie_on_certificate",
        "lost_tie_on_quota",
        "lost_by_lot",
        "no_seat",
        "programme_closed",
        "\"open\"",
        "reserved:rural_youth",
        "\"cutoff\":null",
        "\"closed\":true",
    ] {
        assert!(text.contains(word), "{word}");
    }
}
