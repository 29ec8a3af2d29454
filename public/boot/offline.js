// For the page about the copy: its status, and a request to make it, or to make it whole.

import { bridge, files, folder } from "./site.js";
import { ask, changed, idle, register, saving, watch, workers } from "./worker.js";

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

// Has the copy take in a worker and that of workbooks, if there is a copy and nobody saves data: they pass through its
// worker.
bridge.keepWorkers = (name) => {
  if (!workers || saving()) return;
  const fetchAll = () => idle(() => [name, "sheets"].forEach((each) => bridge.worker(each).catch(() => {})));
  if (workers.controller) fetchAll();
  else workers.addEventListener("controllerchange", fetchAll, { once: true });
};

// The worker once it is activated; rejected if it could not make its copy.
const activated = (found) =>
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
    .then(activated)
    .then((worker) => ask(worker, "mend"))
    .then(changed);
