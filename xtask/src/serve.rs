//! `cargo xtask serve`: the release site, as a static host would send it.

use crate::dist;
use crate::files;
use crate::flags::Serve;
use crate::headers::Headers;
use crate::http::{self, Site};
use crate::project::{Outcome, Project};
use crate::tools;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

/// The port when none is asked for.
const PORT: u16 = 8080;

/// Builds the site, unless told not to, and serves it until stopped.
pub(crate) fn command(project: &Project, flags: Serve) -> Outcome {
    // Before minutes of building: the port may be taken.
    let listener = listen(flags.port.unwrap_or(PORT))?;
    if !flags.no_build {
        tools::ensure(project)?;
        dist::build(project)?;
    }
    let folder = flags.from.map_or_else(|| project.dist(), |name| project.folder(&name));
    let headers = files::read_text(&folder.join("_headers")).map_err(|error| {
        format!("{error}\n       there is no finished site; run `cargo xtask dist` first")
    })?;
    let site = Site { folder, headers: Headers::parse(&headers), under: prefix(flags.under) };
    let address = listener.local_addr().map_err(|error| format!("no address: {error}"))?;
    println!("Serving {} at http://{address}{}/ (stop with Ctrl+C)", site.folder.display(), site.under);
    serve(&listener, &Arc::new(site));
    Ok(())
}

/// The prefix of the paths of a site that is served below a path: nothing, or `/a/folder`.
fn prefix(under: Option<String>) -> String {
    let under = under.unwrap_or_default();
    let folder = under.trim_matches('/');
    if folder.is_empty() { String::new() } else { format!("/{folder}") }
}

/// Serves a folder on a free port as long as this program runs, and returns its address.
pub(crate) fn in_background(site: Site) -> Outcome<String> {
    let listener = listen(0)?;
    let address = listener.local_addr().map_err(|error| format!("no address: {error}"))?;
    std::thread::spawn(move || serve(&listener, &Arc::new(site)));
    Ok(format!("http://{address}/"))
}

/// One thread for each connection: a browser opens six.
fn serve(listener: &TcpListener, site: &Arc<Site>) {
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(site);
        std::thread::spawn(move || {
            // A broken connection does not affect the others.
            let _ = http::converse(&site, &stream);
        });
    }
}

/// Opens the port, on this machine only.
fn listen(port: u16) -> Outcome<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => format!(
            "port {port} is taken by another program; choose another one: cargo xtask serve --port {}",
            port.checked_add(1).unwrap_or(PORT)
        ),
        ErrorKind::PermissionDenied => format!("port {port} is reserved; choose one above 1023 with --port"),
        _ => format!("cannot open port {port}: {error}; choose another one with --port"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_below_begins_with_a_slash_and_does_not_end_with_one() {
        assert_eq!(prefix(Some("x/y/".into())), "/x/y");
        assert_eq!([prefix(Some("/".into())), prefix(None)], ["", ""]);
    }

    #[test]
    fn a_taken_port_says_what_to_do() {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        assert!(listen(port).is_err_and(|message| message.contains("--port")));
    }
}
