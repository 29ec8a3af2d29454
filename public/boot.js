// The page's only script. It chooses the language, fetches the app's files, starts the app, and when anything of
// that fails, now or later, it brings back the static page with its dates and says what happened. It holds no
// words: those stand in index.html. It is written in plain old JavaScript on purpose: browsers too old for the
// app must still be able to read it.

const root = document.documentElement;
const part = (id) => document.getElementById(id);
const files = JSON.parse(part("files").textContent);
const folder = new URL(".", document.baseURI);
const address = (file) => new URL(file[0], folder).href;

const LANGUAGES = ["kk", "ru", "en"];
const SLOW_AFTER = 10000;
const TEXT_WITHIN = 30000;
const MORE_WITHIN = 60000;

// ---- Trusted Types: what may become HTML, and which scripts may be started -----------------------------------

// The app's view library builds its elements from templates; none of them needs what is refused here.
const UNSAFE = /<\s*\/?\s*(script|iframe|object|embed|base|meta|link)\b|[\s"'\/]on[a-z]+\s*=|javascript\s*:/i;

if (window.trustedTypes && window.trustedTypes.createPolicy) {
  window.trustedTypes.createPolicy("default", {
    createHTML: (html) => {
      if (UNSAFE.test(html)) throw new TypeError("refused HTML");
      return html;
    },
    // Only workers of this very site.
    createScriptURL: (text) => {
      const url = new URL(text, document.baseURI);
      if (url.origin !== folder.origin || !url.pathname.startsWith(folder.pathname)) {
        throw new TypeError("refused script address");
      }
      return url.href;
    },
    createScript: () => {
      throw new TypeError("refused script");
    },
  });
}

// ---- The language --------------------------------------------------------------------------------------------

// In the link (`#/…?…&lang=ru`), or remembered, or the first of the browser's that we have; Kazakh otherwise.
const language = () => {
  const query = location.hash.split("?")[1] || "";
  const wanted = [new URLSearchParams(query).get("lang")];
  try {
    wanted.push(localStorage.getItem("talapker.lang"));
  } catch (blocked) {
    // Then nothing is remembered.
  }
  (navigator.languages || []).forEach((tag) => wanted.push(String(tag).slice(0, 2).toLowerCase()));
  return wanted.find((lang) => LANGUAGES.indexOf(lang) >= 0) || "kk";
};

// ---- Fetching ------------------------------------------------------------------------------------------------

// One file of this version, refused unless its bytes are those that were published.
const get = (file, options) =>
  fetch(address(file), Object.assign({ integrity: file[1], credentials: "same-origin" }, options)).then((answer) => {
    if (!answer.ok) throw new Error(file[0] + ": " + answer.status);
    return answer;
  });

const getText = (file, options) => get(file, options).then((answer) => answer.text());

// A text file by its logical name: `words.ru`, `law.kk`, `specialties`. The app asks for it; it ends in any case.
const load = (name) => {
  const file = Object.prototype.hasOwnProperty.call(files.texts, name) ? files.texts[name] : null;
  if (!file) return Promise.reject(new Error("no text " + name));
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), TEXT_WITHIN);
  const text = getText(file, { signal: stop.signal }).catch(() => {
    throw new Error("could not load " + name);
  });
  const done = () => clearTimeout(clock);
  text.then(done, done);
  return text;
};

// ---- What is seen --------------------------------------------------------------------------------------------

let over = false;

const show = (id) => {
  ["trouble", "slow", "old"].forEach((each) => {
    part(each).hidden = each !== id;
  });
};

// Back to the static page, with one of the messages. A trapped app is not used again.
const giveUp = (id, reason) => {
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
};

const patience = setTimeout(() => show("slow"), SLOW_AFTER);

// What the app needs to start.
let needed = [];

// Loading again also replaces what a cache may hold in a damaged form.
const reload = () => {
  const afresh = needed.map((file) => fetch(address(file), { cache: "reload" }));
  const wait = new Promise((resolve) => setTimeout(resolve, 5000));
  const again = () => location.reload();
  Promise.race([Promise.all(afresh), wait]).then(again, again);
};

document.addEventListener("click", (event) => {
  if (event.target.closest && event.target.closest("[data-reload]")) reload();
});

// A trap anywhere in the app, or its stack used up: after either, nothing in it can be relied on.
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

// ---- Starting ------------------------------------------------------------------------------------------------

// The smallest module that uses reference types; without them, or without WebAssembly, the app cannot run.
const REFERENCE_TYPES = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0];

const supported = () => {
  try {
    return WebAssembly.validate(new Uint8Array(REFERENCE_TYPES));
  } catch (missing) {
    return false;
  }
};

// Fetches a module and its words, all at once.
const bring = (module, texts) => {
  const words = texts.map((name) => files.texts[name]);
  needed = [module.glue, module.wasm].concat(words);
  const parts = [import(address(module.glue)), get(module.wasm)].concat(words.map((file) => getText(file)));
  return Promise.all(parts);
};

// Starts a module with its words, and with the state of the page that another one handed over.
const run = (lang, parts, handed) => {
  window.talapker = { lang: lang, words: parts[2], plan: parts[3], handed: handed, load: load, more: more };
  delete root.dataset.ready;
  // The app mounts while its module starts, and marks the page as ready.
  return parts[0].default({ module_or_path: parts[1] }).then(() => {
    if (over) return;
    if (root.dataset.ready === undefined) throw new Error("the app did not start");
  });
};

const start = () => {
  const lang = language();
  root.lang = lang;
  return bring(files.app, ["words." + lang])
    .then((parts) => run(lang, parts))
    .then(() => {
      clearTimeout(patience);
      show("");
      part("shell").hidden = true;
    });
};

// The second module, with the pages for planning and keeping: when all of it is there it takes the page over from
// the first. Until then, and if it cannot be had, the first goes on.
let coming = null;

const more = () => {
  if (coming) return coming;
  const lang = root.lang;
  const late = new Promise((resolve, refuse) => setTimeout(refuse, MORE_WITHIN, new Error("too slow")));
  const mine = Promise.race([bring(files.plan, ["words." + lang, "plan." + lang]), late]).then(
    (parts) => {
      const handed = window.talapker.state();
      window.talapker.leave();
      run(lang, parts, handed).catch((reason) => giveUp("trouble", reason));
    },
    (reason) => {
      coming = null;
      throw reason;
    },
  );
  coming = mine;
  return mine;
};

if (supported()) {
  // The bytes are those that were published, so a module that does not compile means a browser too old for it.
  Promise.resolve().then(start).catch((reason) => giveUp(window.WebAssembly && reason instanceof WebAssembly.CompileError ? "old" : "trouble", reason));
} else {
  giveUp("old", "WebAssembly is missing or too old");
}
