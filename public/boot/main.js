// The page's only script, published as one file. It chooses the language, fetches the app's files and starts the app;
// when any of that fails, or the app fails later, it shows the static page with its dates again, and a message. It
// holds no words: those stand in index.html. Browsers too old for the app must still be able to run it.

// First: from here on the policy binds everything.
import "./policy.js";
import { start, supported } from "./modules.js";
import { giveUp } from "./trouble.js";
import "./reload.js";
import "./offline.js";
import "./files.js";
import "./installed.js";

// The bytes are those that were published, so a module that does not compile means that the browser is too old.
const cause = (reason) => (window.WebAssembly && reason instanceof WebAssembly.CompileError ? "old" : "trouble");

if (supported()) {
  Promise.resolve().then(start).catch((reason) => giveUp(cause(reason), reason));
} else {
  giveUp("old", "WebAssembly is missing or too old");
}
