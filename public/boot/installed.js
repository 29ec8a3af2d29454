// The offer to install the app, and what an installed app is started with.

import { offer } from "./files.js";
import { bridge } from "./site.js";
import { changed } from "./worker.js";

addEventListener("beforeinstallprompt", (event) => {
  // The button is on the page about keeping.
  event.preventDefault();
  bridge.install = () => {
    bridge.install = undefined;
    changed();
    return event.prompt();
  };
  changed();
});

// A shortcut, or a file that is opened with the app while its window is open: the page is not reloaded.
if (window.launchQueue) {
  window.launchQueue.setConsumer((launch) => {
    const hash = launch.targetURL ? new URL(launch.targetURL).hash : "";
    if (hash) location.hash = hash;
    if (!launch.files || !launch.files.length) return;
    Promise.all(launch.files.map((file) => file.getFile())).then(offer).catch((reason) => console.error(reason));
  });
}
