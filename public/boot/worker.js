// The worker (sw.js), which keeps a copy of one version, and the versions that come after this page's.
//
// The copy is fetched when the app has started and the page is idle, so that it never delays a first visit; where the
// browser asks to save data, only when a person asks for it.

import { files, folder, part } from "./site.js";

const IDLE_AFTER = 2000;
const ANSWER_WITHIN = 60000;
const TAKE_OVER_WITHIN = 5000;
const LOOK_AGAIN_AFTER = 6 * 60 * 60 * 1000;
const SETTLE_AGAIN_AFTER = 5000;
const SETTLE_TIMES = 3;

// Absent in old browsers, in private windows of some, and where a site publishes no worker.
export const workers = (() => {
  try {
    return (files.worker && navigator.serviceWorker) || null;
  } catch (blocked) {
    return null;
  }
})();

let registration = null;

// Tells the app that the copy, or the offer to install, has changed.
export const changed = () => dispatchEvent(new Event("talapker-offline"));

// Sends the worker a request and resolves with its answer.
export const ask = (worker, kind) =>
  new Promise((resolve, refuse) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) =>
      event.data.error === undefined ? resolve(event.data.result) : refuse(new Error(event.data.error));
    setTimeout(refuse, ANSWER_WITHIN, new Error("the worker does not answer"));
    worker.postMessage({ kind: kind, version: files.version }, [channel.port2]);
  });

// Shows that there is a new version, if the worker's differs from this page's.
const compare = (worker) => {
  const differs = (status) => {
    if (status.version !== files.version) part("update").hidden = false;
  };
  if (worker) ask(worker, "status").then(differs, () => {});
};

// Tells the worker that this page has started, so that it deletes older versions. A page that is just being closed may
// still use their files, so this is repeated a few times.
const settle = (found, times) => {
  if (!found.active || times === 0) return;
  const again = (none) => none || setTimeout(settle, SETTLE_AGAIN_AFTER, found, times - 1);
  ask(found.active, "started").then(again, () => {});
};

export const watch = (found) => {
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

export const register = () =>
  workers.register(new URL(files.worker, folder).href, { updateViaCache: "none" }).then((found) => {
    watch(found);
    return found;
  });

export const saving = () => Boolean(navigator.connection && navigator.connection.saveData);

export const idle = window.requestIdleCallback || setTimeout;

let attending = false;

// Looks for the worker when the page is idle, and registers it if the app has started.
export const attend = (well) => {
  if (!workers || attending) return;
  attending = true;
  let controlled = Boolean(workers.controller);
  workers.addEventListener("controllerchange", () => {
    // Either the first worker of all, or another version that another page has activated.
    if (controlled) compare(workers.controller);
    controlled = true;
    changed();
  });
  const look = () =>
    workers
      .getRegistration(folder.href)
      .then((found) => (found ? watch(found) : well && !saving() && register()))
      .catch((reason) => console.info("no copy for use without a network:", reason));
  // On a busy device it would never be idle.
  setTimeout(() => idle(look, { timeout: IDLE_AFTER }), IDLE_AFTER);
};

// Activates the version that waits; resolves at once if none does.
export const takeOver = () =>
  new Promise((resolve) => {
    if (!registration || !registration.waiting) return resolve();
    workers.addEventListener("controllerchange", resolve);
    setTimeout(resolve, TAKE_OVER_WITHIN);
    registration.waiting.postMessage({ kind: "take-over" });
  });
