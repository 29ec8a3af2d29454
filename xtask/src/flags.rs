//! The command line. `Xtask` and the structs of its commands are generated from this description.
#![allow(unreachable_pub, reason = "the generated items are `pub`")]

xflags::xflags! {
    /// Talapker's commands, run as `cargo xtask <command>`.
    ///
    /// What they need and do not find is installed, and listed beforehand: tools under target/tools/, a browser, node
    /// and dictionaries from Debian's packages.
    cmd xtask {
        /// Builds the release site and serves it at http://127.0.0.1:8080/.
        cmd serve {
            /// Another port; 0 takes any free one.
            optional --port number: u16
            /// Serves the site as it is, without building it.
            optional --no-build
            /// Serves it below this path.
            optional --under path: String
            /// Serves this folder instead of dist/.
            optional --from folder: String
        }
        /// Writes the finished site into dist/, to be published on any static host.
        cmd dist {
            /// Publishes a worker that removes the copies in browsers.
            optional --no-worker
            /// Writes into this folder instead.
            optional --into folder: String
            /// Finishes what was compiled last once more, as another version: the word goes into the names of files.
            optional --stamp word: String
        }
        /// Checks everything.
        cmd test {
            /// Formatting, lints and native tests only.
            optional --quick
            /// These parts only, with commas between them: the last lines of a run name all.
            optional --only parts: String
        }
        /// Prints what each published file weighs: as it is, with brotli, with gzip.
        cmd size {}
        /// Measures what one assessment costs, natively and in the browser.
        cmd bench {
            /// Measures instead when the page can be used on a slow phone, and its longest task while typing.
            optional --page
            /// Measures instead what a class costs in the browser.
            optional --class
            /// Measures instead what distributing a cohort costs, in the browser and natively, beside other programs.
            optional --placement
        }
    }
}
