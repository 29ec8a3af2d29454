//! What this is, how well what is known, and what is not.

use leptos::prelude::*;

use super::heading;
use crate::app::state::App;
use crate::rules::assessment::Standing;
use crate::text::Key;

/// Where an error is reported: the one place to change.
const CONTACT: &str = "https://github.com/talapker/talapker/issues";

/// The page.
pub(super) fn about(app: App) -> AnyView {
    let part = |title: Key, text: String| {
        view! { <section class="stack tight"><h2>{app.t(title)}</h2><p>{text}</p></section> }.into_any()
    };
    let text = |key: Key| app.t(key).to_string();
    let label = |standing: Standing| app.words.with_untracked(|words| words.of(standing));
    let known = |standing: Standing, key: Key| {
        view! { <li><span class="standing">{label(standing)}</span>" "{app.t(key)}</li> }.into_any()
    };
    view! {
        <div class="stack loose measure">
            <div class="stack tight">
                {heading(app.t(Key::about_title))}
                <p>{app.t(Key::about_lead)}</p>
                <p class="soft">{app.t(Key::unofficial)}</p>
            </div>
            <section class="stack tight">
                <h2>{app.t(Key::about_edition_title)}</h2>
                <p>{app.t(Key::about_edition_text)}</p>
                <p class="note">{app.t(Key::about_amendments)}</p>
            </section>
            <section class="stack tight">
                <h2>{app.t(Key::about_known_title)}</h2>
                <p>{app.t(Key::about_known_text)}</p>
                <ul class="ways">
                    <li>{app.t(Key::about_known_law)}</li>
                    {known(Standing::OlderEdition, Key::about_known_older)}
                    {known(Standing::Reported, Key::about_known_reported)}
                    {known(Standing::Reading, Key::about_known_reading)}
                </ul>
            </section>
            {part(Key::about_privacy_title, text(Key::about_privacy_text))}
            {part(Key::about_limits_title, text(Key::about_limits_text))}
            {part(Key::about_browsers_title, text(Key::about_browsers_text))}
            {part(Key::about_errors_title, app.w().fill(Key::about_errors_text, &[("contact", CONTACT)]))}
            {part(Key::about_library_title, text(Key::about_library_text))}
        </div>
    }
    .into_any()
}
