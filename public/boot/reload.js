// The buttons *load again* and *update now*.

import { needed } from "./modules.js";
import { address, part } from "./site.js";
import { saveSnapshot } from "./snapshot.js";
import { over } from "./trouble.js";
import { takeOver } from "./worker.js";

const RELOAD_WITHIN = 5000;

// Also replaces what a cache may hold in a damaged form, and activates a new version if there is one.
const reload = () => {
  const afresh = needed.map((file) => fetch(address(file), { cache: "reload" }));
  const wait = new Promise((resolve) => setTimeout(resolve, RELOAD_WITHIN));
  const again = () => location.reload();
  Promise.race([Promise.all(afresh.concat(takeOver())), wait]).then(again, again);
};

const update = () => {
  if (!over && !saveSnapshot()) {
    // What was typed is not lost for a new version.
    part("update-later").hidden = false;
    return;
  }
  takeOver().then(() => location.reload());
};

document.addEventListener("click", (event) => {
  const pressed = (what) => event.target.closest && event.target.closest(what);
  if (pressed("[data-reload]")) reload();
  if (pressed("[data-update]")) update();
});
