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
const FULL_WITHIN = 60000;

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
  // A newer version may be better.
  attend(false);
};

const patience = setTimeout(() => show("slow"), SLOW_AFTER);

// What the app needs to start.
let needed = [];

// Loading again also replaces what a cache may hold in a damaged form, and takes a new version if there is one.
const reload = () => {
  const afresh = needed.map((file) => fetch(address(file), { cache: "reload" }));
  const wait = new Promise((resolve) => setTimeout(resolve, 5000));
  const again = () => location.reload();
  Promise.race([Promise.all(afresh.concat(takeOver())), wait]).then(again, again);
};

document.addEventListener("click", (event) => {
  const pressed = (what) => event.target.closest && event.target.closest(what);
  if (pressed("[data-reload]")) reload();
  if (pressed("[data-update]")) update();
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

// A module is compiled while its words are still on their way. Browsers compile it as it comes, and keep what they
// made of it, only where the server names its type.
const compiled = (answer) =>
  answer.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(answer)
    : answer.arrayBuffer().then((bytes) => WebAssembly.compile(bytes));

// Fetches a module and its words, all at once.
const bring = (module, texts) => {
  const words = texts.map((name) => files.texts[name]);
  needed = [module.glue, module.wasm].concat(words);
  const parts = [import(address(module.glue)), get(module.wasm).then(compiled)].concat(words.map((file) => getText(file)));
  return Promise.all(parts);
};

// What the app finds under this name, beside what a module is started with.
const bridge = { load: (name) => load(name), loadFull: () => loadFull() };
window.talapker = bridge;

// Starts a module with its words. It calls `handed` for the state that it goes on with just before it mounts, all in
// one go: the page of another module goes then and no earlier, so that nothing is seen of the change.
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

const start = () => {
  const lang = language();
  root.lang = lang;
  const brought = bring(files.app, ["words." + lang]);
  // Read while the files are on their way: browsers take their time over the first look into a storage.
  const state = handed();
  return brought
    .then((parts) => {
      if (state !== undefined) sessionStorage.removeItem(HANDED);
      return run(lang, parts, () => state);
    })
    .then(() => {
      clearTimeout(patience);
      show("");
      part("shell").hidden = true;
      attend(true);
    });
};

// The full module, with the pages for planning and keeping: when all of it is there it takes the page over from
// the first. Until then, and if it cannot be had, the first goes on.
let coming = null;

const loadFull = () => {
  if (coming) return coming;
  const lang = root.lang;
  const late = new Promise((resolve, refuse) => setTimeout(refuse, FULL_WITHIN, new Error("too slow")));
  let left = false;
  const leave = () => {
    const state = bridge.state();
    left = true;
    bridge.leave();
    return state;
  };
  coming = Promise.race([bring(files.full, ["words." + lang, "full." + lang]), late])
    .then((parts) => run(lang, parts, leave))
    .catch((reason) => {
      coming = null;
      if (left) giveUp("trouble", reason);
      throw reason;
    });
  return coming;
};

// ---- Without a network, and new versions ---------------------------------------------------------------------

// The worker (sw.js) keeps a copy of this version. It is fetched when the app is there and the page is idle, so that
// it never delays a first visit; where data is to be saved, only when a person asks for it.
const IDLE_AFTER = 2000;
const ANSWER_WITHIN = 60000;
const TAKE_OVER_WITHIN = 5000;
const LOOK_AGAIN_AFTER = 6 * 60 * 60 * 1000;
const SETTLE_AGAIN_AFTER = 5000;
const SETTLE_TIMES = 3;
const HANDED = "talapker.handed";

// Absent in old browsers, in private windows of some, and where a site publishes no worker.
const workers = (() => {
  try {
    return (files.worker && navigator.serviceWorker) || null;
  } catch (blocked) {
    return null;
  }
})();

let registration = null;

// Tells the app that something about the copy, or about installing, is different now.
const changed = () => dispatchEvent(new Event("talapker-offline"));

const ask = (worker, kind) =>
  new Promise((resolve, refuse) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) =>
      event.data.error === undefined ? resolve(event.data.result) : refuse(new Error(event.data.error));
    setTimeout(refuse, ANSWER_WITHIN, new Error("the worker does not answer"));
    worker.postMessage({ kind: kind, version: files.version }, [channel.port2]);
  });

// Shows that there is a new version, if the worker's is another one than this page's.
const compare = (worker) => {
  const differs = (status) => {
    if (status.version !== files.version) part("update").hidden = false;
  };
  if (worker) ask(worker, "status").then(differs, () => {});
};

// Says that this page has started. Older files may still be wanted just then, by a page that is only being closed:
// so it is said again, a few times.
const settle = (found, times) => {
  if (!found.active || times === 0) return;
  const again = (none) => none || setTimeout(settle, SETTLE_AGAIN_AFTER, found, times - 1);
  ask(found.active, "started").then(again, () => {});
};

const watch = (found) => {
  if (!found || registration) return;
  registration = found;
  const follow = (worker) => {
    if (!worker) return;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed") compare(found.waiting);
      changed();
    });
  };
  follow(found.installing);
  found.addEventListener("updatefound", () => follow(found.installing));
  compare(found.waiting);
  settle(found, SETTLE_TIMES);
  changed();
  // A page may stay open for days.
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < LOOK_AGAIN_AFTER) return;
    looked = Date.now();
    found.update().catch(() => {});
  });
};

const register = () =>
  workers.register(new URL(files.worker, folder).href, { updateViaCache: "none" }).then((found) => {
    watch(found);
    return found;
  });

const saving = () => Boolean(navigator.connection && navigator.connection.saveData);

// Looks for the worker when the page is idle, and, if the app is well, registers it.
let attending = false;

const attend = (well) => {
  if (!workers || attending) return;
  attending = true;
  let controlled = Boolean(workers.controller);
  workers.addEventListener("controllerchange", () => {
    // The first worker of all, or another version that another page has called.
    if (controlled) compare(workers.controller);
    controlled = true;
    changed();
  });
  const look = () =>
    workers
      .getRegistration(folder.href)
      .then((found) => (found ? watch(found) : well && !saving() && register()))
      .catch((reason) => console.info("no copy for use without a network:", reason));
  const idle = window.requestIdleCallback || setTimeout;
  // On a busy device it would never be idle.
  setTimeout(() => idle(look, { timeout: IDLE_AFTER }), IDLE_AFTER);
};

// The version that waits takes the place of the one that serves this page; done at once if none waits.
const takeOver = () =>
  new Promise((resolve) => {
    if (!registration || !registration.waiting) return resolve();
    workers.addEventListener("controllerchange", resolve);
    setTimeout(resolve, TAKE_OVER_WITHIN);
    registration.waiting.postMessage({ kind: "take-over" });
  });

// Leaves what a person has typed for the page that comes next. Whether that worked.
const handOn = () => {
  try {
    sessionStorage.setItem(HANDED, bridge.state());
    return true;
  } catch (blocked) {
    return false;
  }
};

// What the page before this one left. It is taken away when the app starts with it, and not before.
const handed = () => {
  try {
    const state = sessionStorage.getItem(HANDED);
    return state === null ? undefined : state;
  } catch (blocked) {
    return undefined;
  }
};

const update = () => {
  if (!over && !handOn()) {
    // Nothing that was typed is given up for a new version.
    part("update-later").hidden = false;
    return;
  }
  takeOver().then(() => location.reload());
};

// For the page about keeping: how the copy is, and to have one made, or made whole.
const kilobytes = (bytes) => String(Math.ceil(bytes / 1024));

bridge.offline = () => {
  const installed = matchMedia("(display-mode: standalone)").matches || Boolean(navigator.standalone);
  const weight = kilobytes(files.copy);
  const status = { state: workers ? "none" : "never", weight: weight, saving: saving(), installed: installed };
  if (!workers) return Promise.resolve(status);
  return workers.getRegistration(folder.href).then(
    (found) => {
      watch(found);
      if (!found || !found.active) return Object.assign(status, found && { state: "coming" });
      return ask(found.active, "status").then((answer) =>
        Object.assign(status, {
          state: answer.whole ? "kept" : "partial",
          version: answer.version,
          size: kilobytes(answer.bytes),
        }),
      );
    },
    () => Object.assign(status, { state: "never" }),
  );
};

// The worker at work; refused if it could not make its copy.
const atWork = (found) =>
  new Promise((resolve, refuse) => {
    const worker = found.active || found.waiting || found.installing;
    const look = () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") refuse(new Error("the copy could not be made"));
    };
    worker.addEventListener("statechange", look);
    look();
  });

bridge.keepOffline = () =>
  register()
    .then(atWork)
    .then((worker) => ask(worker, "mend"))
    .then(changed);

// ---- Files that are dropped, or opened with the installed app --------------------------------------------------

// The page about files takes them, whichever page is seen when they come, and whichever module is at work.
const take = (chosen) => {
  bridge.opened = chosen;
  dispatchEvent(new Event("talapker-file"));
};

const carriesFiles = (event) => Boolean(event.dataTransfer) && [].indexOf.call(event.dataTransfer.types, "Files") >= 0;

const showDrop = (dragged) => {
  part("drop").hidden = !dragged;
};

// Left alone, the browser would open a dropped file in the place of this page, with what was typed on it.
addEventListener("dragover", (event) => {
  if (over || !carriesFiles(event)) return;
  event.preventDefault();
  showDrop(true);
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) showDrop(false);
});
addEventListener("drop", (event) => {
  showDrop(false);
  if (over || !carriesFiles(event)) return;
  event.preventDefault();
  const dropped = [].slice.call(event.dataTransfer.files);
  if (!dropped.length) return;
  location.hash = "/keep/file?lang=" + root.lang;
  take(dropped);
});

// ---- The installed app ---------------------------------------------------------------------------------------

addEventListener("beforeinstallprompt", (event) => {
  // The offer stands on the page about keeping, where one looks for it.
  event.preventDefault();
  bridge.install = () => {
    bridge.install = undefined;
    changed();
    return event.prompt();
  };
  changed();
});

// A shortcut or a file that was opened with the app, in the window that is open already: nothing is loaded anew.
if (window.launchQueue) {
  window.launchQueue.setConsumer((launch) => {
    const hash = launch.targetURL ? new URL(launch.targetURL).hash : "";
    if (hash) location.hash = hash;
    if (!launch.files || !launch.files.length) return;
    Promise.all(launch.files.map((file) => file.getFile())).then(take).catch((reason) => console.error(reason));
  });
}

// ---- Now -----------------------------------------------------------------------------------------------------

if (supported()) {
  // The bytes are those that were published, so a module that does not compile means a browser too old for it.
  Promise.resolve().then(start).catch((reason) => giveUp(window.WebAssembly && reason instanceof WebAssembly.CompileError ? "old" : "trouble", reason));
} else {
  giveUp("old", "WebAssembly is missing or too old");
}
