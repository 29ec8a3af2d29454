// What the journeys know of the calendar file: what an independent reader finds in it.

import { readFile } from "node:fs/promises";
import ICAL from "ical.js";

/** Presses the button and reads the downloaded file. */
export async function file(page, w) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: w.ics_add, exact: true }).click(),
  ]);
  const text = await readFile(await download.path(), "utf8");
  return { name: download.suggestedFilename(), text, events: events(text) };
}

/** The events as an independent reader of calendar files understands them. */
function events(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((part) => {
    const event = new ICAL.Event(part);
    return {
      uid: event.uid,
      sequence: event.sequence,
      day: event.startDate.toString(),
      until: event.endDate.toString(),
      whole: event.startDate.isDate,
      summary: event.summary,
      description: event.description,
      alarms: part.getAllSubcomponents("valarm").map((alarm) => {
        const start = event.startDate.clone();
        start.isDate = false;
        start.addDuration(alarm.getFirstPropertyValue("trigger"));
        return start.toString();
      }),
    };
  });
}
