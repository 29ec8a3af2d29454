//! `cargo xtask serve`: the release site, as a static host would send it.

use crate::dist;
use crate::files;
use crate::headers::Headers;
use crate::http::{self, Site};
use crate::project::{Outcome, Project};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;

/// The port when none is asked for.
const PORT: u16 = 8080;

/// What the command line says.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    port: u16,
    build: bool,
    under: String,
    from: String,
}

/// Builds the site, unless told not to, and serves it until stopped.
pub(crate) fn command(project: &Project, words: &[&str]) -> Outcome {
    let options = read(words)?;
    // A taken port is better known before minutes of building.
    let listener = listen(options.port)?;
    if options.build {
        dist::command(project, &[])?;
    }
    let folder = project.folder(&options.from);
    let headers = files::read_text(&folder.join("_headers")).map_err(|error| {
        format!("{error}\n       there is no finished site; run `cargo xtask dist` first")
    })?;
    let site = Site { folder, headers: Headers::parse(&headers), under: options.under };
    let address = listener.local_addr().map_err(|error| format!("no address: {error}"))?;
    println!("Serving {} at http://{address}{}/ (stop with Ctrl+C)", site.folder.display(), site.under);
    serve(&listener, &Arc::new(site));
    Ok(())
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
            // A connection that breaks off concerns nobody else.
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

/// Reads the options.
fn read(words: &[&str]) -> Outcome<Options> {
    let mut options = Options { port: PORT, build: true, under: String::new(), from: "dist".into() };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` wants a value after it"));
        match *word {
            "--port" => {
                let value = value()?;
                options.port =
                    value.parse().map_err(|_| format!("`{value}` is no port: a number up to 65535"))?;
            }
            "--under" => {
                let folder = value()?.trim_matches('/');
                options.under = if folder.is_empty() { String::new() } else { format!("/{folder}") };
            }
            "--from" => options.from = value()?.to_string(),
            "--no-build" => options.build = false,
            other => {
                return Err(format!("`serve` has no option `{other}`; it knows --port N"));
            }
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_its_options() {
        let options = read(&["--port", "9", "--no-build", "--under", "x/y/"]);
        assert_eq!(options, Ok(Options { port: 9, build: false, under: "/x/y".into(), from: "dist".into() }));
        assert!(read(&["--port"]).is_err() && read(&["--port", "high"]).is_err() && read(&["now"]).is_err());
    }

    #[test]
    fn a_taken_port_says_what_to_do() {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        assert!(listen(port).is_err_and(|message| message.contains("--port")));
    }
}
