// Starting the app: the first module, and the full one, with the pages for planning and keeping, in its place.

import { get, getText } from "./fetch.js";
import { language } from "./language.js";
import { address, bridge, files, part, root } from "./site.js";
import { forgetSnapshot, readSnapshot } from "./snapshot.js";
import { allIsWell, giveUp, over } from "./trouble.js";
import { attend } from "./worker.js";

const LATER_WITHIN = 60000;

// The smallest module that uses reference types; without them, or without WebAssembly, the app cannot run.
const REFERENCE_TYPES = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0];

export const supported = () => {
  try {
    return WebAssembly.validate(new Uint8Array(REFERENCE_TYPES));
  } catch (missing) {
    return false;
  }
};

// Browsers compile a module while it arrives, and cache the result, only where the server sends its type.
const compiled = (answer) =>
  answer.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(answer)
    : answer.arrayBuffer().then((bytes) => WebAssembly.compile(bytes));

// The files of the module that was fetched last.
export let needed = [];

// Fetches a module and its words at the same time; the module is compiled while the words are on their way.
const fetchModule = (module, texts) => {
  const words = texts.map((name) => files.texts[name]);
  needed = [module.glue, module.wasm].concat(words);
  const parts = [import(address(module.glue)), get(module.wasm).then(compiled)].concat(words.map((file) => getText(file)));
  return Promise.all(parts);
};

// Starts a module with its words. It calls `handed` for its initial state in the same task in which it mounts, so that
// the page of the module before it can be removed then, and no empty frame is painted.
const run = (lang, parts, handed) => {
  let mounting = false;
  const mount = () => {
    mounting = true;
    delete root.dataset.ready;
    return handed();
  };
  Object.assign(bridge, { lang: lang, words: parts[2], full_words: parts[3], handed: mount });
  return parts[0].default({ module_or_path: parts[1] }).then(() => {
    // The app marks the page as ready when it has mounted.
    if (over || !mounting || root.dataset.ready === undefined) throw new Error("the app did not start");
  });
};

export const start = () => {
  const lang = language();
  root.lang = lang;
  const fetched = fetchModule(files.app, ["words." + lang]);
  // While the files are on their way: the first access to a storage takes browsers some time.
  const state = readSnapshot();
  return fetched
    .then((parts) => {
      if (state !== undefined) forgetSnapshot();
      return run(lang, parts, () => state);
    })
    .then(() => {
      allIsWell();
      part("shell").hidden = true;
      attend(true);
    });
};

// What a person waits for: a line that is cut does not always say so.
const soon = (fetched) => {
  const late = new Promise((resolve, refuse) => setTimeout(refuse, LATER_WITHIN, new Error("too slow")));
  return Promise.race([fetched, late]);
};

// The address of the script of a worker, `class`, `placement` or `sheets`, once script and module are here and right: the worker
// itself could not say why it does not start.
bridge.worker = (name) => {
  const worker = files[name];
  return soon(Promise.all([get(worker.glue), get(worker.wasm)])).then(() => address(worker.glue));
};

// Calls what starts a worker and returns that worker, which the library that starts it keeps to itself.
bridge.started = (start) => {
  const Native = window.Worker;
  let worker = null;
  window.Worker = function (url) {
    worker = new Native(url);
    return worker;
  };
  try {
    start();
  } finally {
    window.Worker = Native;
  }
  return worker;
};

// The full module while it is being fetched, and from then on. Until all of it is there, and if it cannot be had, the
// first module goes on.
let coming = null;

bridge.loadFull = () => {
  if (coming) return coming;
  const lang = root.lang;
  let left = false;
  let focused = false;
  const leave = () => {
    const state = bridge.state();
    left = true;
    focused = part("app").contains(document.activeElement);
    bridge.leave();
    return state;
  };
  coming = soon(fetchModule(files.full, ["words." + lang, "full." + lang]))
    .then((parts) => run(lang, parts, leave))
    .then(() => {
      // Who reads by keyboard goes on at the heading of the same page, and not at the top of the browser.
      const heading = focused && part("app").querySelector("h1");
      if (heading) heading.focus({ preventScroll: true });
    })
    .catch((reason) => {
      coming = null;
      if (left) giveUp("trouble", reason);
      throw reason;
    });
  return coming;
};
