//! The smallest page that Leptos makes: a button that counts. `cargo xtask bench --page` loads it beside ours, as the
//! limit that no page of this framework goes below.

use leptos::prelude::*;

fn main() {
    mount_to_body(|| {
        let (count, set_count) = signal(0);
        view! { <button on:click=move |_| set_count.update(|n| *n += 1)>"Pressed " {count} " times"</button> }
    });
}
