// Files that are dropped on the page.

import { bridge, part, root } from "./site.js";
import { over } from "./trouble.js";

// Offers files to the app. Its page about files reads them, whichever page and module are active now.
export const offer = (chosen) => {
  bridge.opened = chosen;
  dispatchEvent(new Event("talapker-file"));
};

const carriesFiles = (event) => Boolean(event.dataTransfer) && [].indexOf.call(event.dataTransfer.types, "Files") >= 0;

const showDrop = (dragged) => {
  part("drop").hidden = !dragged;
};

// By default the browser opens a dropped file in the place of this page, and what was typed is lost.
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
  // The pages of a class and of a placement take lists themselves; what is none is passed on from there.
  if (!/^#\/(class|placement)/.test(location.hash)) location.hash = "/keep/file?lang=" + root.lang;
  offer(dropped);
});
