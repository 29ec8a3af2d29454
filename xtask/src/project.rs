//! Where things are, and how programs are started.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The result of a step of a command; the message is for the developer.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// Compiler options for what runs in the browser, as variables of the environment: messages of panics, which nobody
/// is sent, do not name the lines of source files, nor folders of this machine, nor values. Stable compilers take these
/// options only when asked to. All that compiles for the browser uses them, so that nothing is compiled twice.
pub(crate) const FOR_BROWSER: [(&str, &str); 2] =
    [("RUSTC_BOOTSTRAP", "1"), ("RUSTFLAGS", "-Zlocation-detail=none -Zfmt-debug=none")];

/// The folders that every command works in.
pub(crate) struct Project {
    /// The folder of the workspace.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
}

impl Project {
    /// Finds the workspace by this program's own source, and the target folder by where this program was built.
    pub(crate) fn find() -> Outcome<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .ok_or("the workspace has no folder")?
            .to_path_buf();
        let program = env::current_exe().map_err(|error| format!("cannot tell where xtask is: {error}"))?;
        // <target>/debug/xtask
        let target = program.ancestors().nth(2).map_or_else(|| root.join("target"), Path::to_path_buf);
        Ok(Self { root, target })
    }

    /// The finished site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A folder that the command line names; what is in the target folder is in it wherever that is.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        match Path::new(name).strip_prefix("target") {
            Ok(inside) => self.target.join(inside),
            Err(_) => self.root.join(name),
        }
    }

    /// The tools that the commands install.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// A program that finds the installed tools, runs in the workspace's folder and builds into its target folder.
    pub(crate) fn command(&self, program: &str) -> Command {
        // Windows aside, the first match in the *changed* PATH must win, so it is looked up here.
        let found = self.which(program).unwrap_or_else(|| PathBuf::from(program));
        let mut command = Command::new(found);
        command.current_dir(&self.root).env("PATH", self.path()).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// The search path: the project's own tools first.
    fn path(&self) -> OsString {
        let own = [self.tools().join("bin"), self.tools().join("npm/node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let all = own.into_iter().chain(env::split_paths(&inherited));
        env::join_paths(all).unwrap_or(inherited)
    }

    /// The first file of that name on the search path.
    pub(crate) fn which(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path()).map(|folder| folder.join(program)).find(|file| file.is_file())
    }
}

/// Runs a program, its output on the terminal, and turns failure into a message.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let line = shown(command);
    let status =
        command.stdin(Stdio::null()).status().map_err(|error| format!("cannot start `{line}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})")) }
}

/// Runs a program and returns what it printed, or nothing if it cannot be started or failed.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program, its messages on the terminal, and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let line = shown(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot start `{line}`: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{line}` failed ({})", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{line}` printed something else than text"))
}

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    let words = command.get_args().map(|word| word.to_string_lossy());
    std::iter::once(name).chain(words).collect::<Vec<_>>().join(" ")
}

/// Prints a line about what is done next, distinct from the output of programs.
pub(crate) fn say(text: &str) {
    eprintln!("\x1b[1m==> {text}\x1b[0m");
}
