// The messages in the place of the app, and the way back to the static page when the app fails.

import { part, root } from "./site.js";
import { attend } from "./worker.js";

const SLOW_AFTER = 10000;

// Whether the app has failed. A failed app is not used again.
export let over = false;

const show = (id) => {
  ["trouble", "slow", "old"].forEach((each) => {
    part(each).hidden = each !== id;
  });
};

const patience = setTimeout(() => show("slow"), SLOW_AFTER);

// The app has started: no message.
export const allIsWell = () => {
  clearTimeout(patience);
  show("");
};

// Shows the static page again, with one of the messages.
export const giveUp = (id, reason) => {
  if (over) return;
  over = true;
  clearTimeout(patience);
  console.error(reason);
  part("app").hidden = true;
  part("shell").hidden = false;
  delete root.dataset.ready;
  root.dataset.failed = id;
  show(id);
  scrollTo(0, 0);
  // A newer version may be better.
  attend(false);
};

// A trap anywhere in the app, or its stack exhausted: its state cannot be relied on after either.
const fatal = (reason) =>
  Boolean(window.WebAssembly) &&
  (reason instanceof WebAssembly.RuntimeError ||
    reason instanceof WebAssembly.LinkError ||
    (reason instanceof RangeError && /wasm/.test(reason.stack)));

addEventListener("error", (event) => {
  if (fatal(event.error)) giveUp("trouble", event.error);
});
addEventListener("unhandledrejection", (event) => {
  if (fatal(event.reason)) giveUp("trouble", event.reason);
});
