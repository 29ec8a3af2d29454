// How the journeys of a class go: lists as schools have them, and what one does on the page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { button, fill, main, open, plain, plural, says, soon } from "./reader.mjs";

/** A public list of awkward files. */
export const awkward = (name) =>
  readFileSync(fileURLToPath(new URL(`../class/${name}`, import.meta.url)));

/** The letters that KZ-1048 has in other places than windows-1251, by RK1048.TXT of Unicode. */
const KZ = {
  "Қ": 0x8d, "Һ": 0x8f, "қ": 0x9d, "һ": 0x9f, "Ұ": 0xa1, "ұ": 0xa2, "Ә": 0xa3, "Ө": 0xa5, "Ғ": 0xaa, "Ү": 0xaf, "ө": 0xb4,
  "ғ": 0xba, "ә": 0xbc, "Ң": 0xbd, "ң": 0xbe, "ү": 0xbf,
};
const BOTH = { "І": 0xb2, "і": 0xb3, "Ё": 0xa8, "ё": 0xb8, "№": 0xb9, "–": 0x96, "—": 0x97, "«": 0xab, "»": 0xbb };

function bytes(text, own) {
  const byte = (letter) => {
    const code = letter.codePointAt(0);
    if (code < 0x80) return code;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    return own[letter] ?? BOTH[letter] ?? assert.fail(`no byte for ${letter}`);
  };
  return Buffer.from([...text].map(byte));
}

/** A text in an encoding, as a program of Windows saves it. */
export const encoded = {
  "kz-1048": (text) => bytes(text, KZ),
  "windows-1251": (text) => bytes(text, {}),
  "utf-8": (text) => Buffer.from(`\ufeff${text}`),
  "utf-16le": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
};

const KK = {
  head: "№;Тегі, аты, әкесінің аты;Сынып;Туған күні;Қазақ тілі;Алгебра;Информатика;Орташа балл;Фотосурет 3х4;Ескерту",
  name: (n) => `${["Әліқызы", "Ғалиұлы", "Қасымова", "Өтепов", "Үмітова", "Іргебай"][n % 6]} Оқушы${n}`,
  yes: "иә",
  no: "жоқ",
};
const RU = {
  head: "№;Фамилия, имя, отчество;Класс;Дата рождения;Казахский язык;Алгебра;Информатика;Средний балл;Фото 3х4;Примечание",
  name: (n) => `${["Елкин", "Образцова", "Черновой", "Пробная", "Тестов", "Ягода"][n % 6]} Ученик${n}`,
  yes: "да",
  no: "нет",
};

/** A list of so many pupils with a title above it; of every hundred a few cells cannot be read. */
export function list(lang, pupils, separator = ";") {
  const { head, name, yes, no } = { kk: KK, ru: RU }[lang];
  const rows = ["№1 мектеп", "", head];
  for (let n = 1; n <= pupils; n++) {
    const average = n % 100 === 7 ? "4.май" : `${3 + (n % 20) / 10}`.replace(".", ",");
    const birth = n % 100 === 8 ? "31.02.2011" : `${String((n % 28) + 1).padStart(2, "0")}.0${(n % 9) + 1}.2011`;
    const grade = (by) => String(3 + ((n * by) % 3));
    rows.push([n, name(n), `9 ${n % 2 ? "А" : "Б"}`, birth, grade(1), grade(2), grade(4), average, n % 3 ? yes : no, ""].join(";"));
  }
  return rows.join("\r\n").replaceAll(";", separator) + "\r\n";
}

/** What all of the list answer, by the fields for the whole class. */
const WHOLE = {
  base: "basic_secondary", issued_in: "kazakhstan", "1-form": "full_time", "1-basis": "state_order", "1-kind": "general",
  "1-level": "mid_level", "1-channel": "portal",
};

/** The page of a class. */
export const classPage = (all, options = {}) => open(all, { path: "class", ...options });

/** Chooses a file. */
export async function choose(page, w, name, buffer) {
  const input = page.locator("label", { hasText: w.file_choose }).locator("input[type=file]").first();
  await input.setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** Waits until it is shown what was recognised. */
export const recognised = (page, w) => page.getByRole("heading", { name: w.class_seen, exact: true }).waitFor();

/** Goes on from what was recognised to the table. */
export async function accept(page, w) {
  await recognised(page, w);
  await button(page, w.class_accept).click();
  await page.getByRole("tablist").waitFor();
}

/** Answers for the whole class what the list does not hold. */
export async function answerForAll(page) {
  for (const [field, code] of Object.entries(WHOLE)) await page.locator(`#class-whole-${field}`).selectOption(code);
}

/** Waits until the table shows so many of so many. */
export const shows = (page, w, shown, pupils) =>
  says(main(page), fill(w.table_shown, { shown: String(shown), pupils: String(pupils) }));

/** Goes to a part of the open class. */
export const part = (page, name) =>
  page.getByRole("tab", { name: new RegExp(`^${name.split("(")[0].trim()}`) }).click();

/** The rows of pupils that are drawn, each as its text. */
export async function rows(page) {
  const pupils = page.getByRole("row").filter({ has: page.getByRole("gridcell") });
  return (await pupils.allInnerTexts()).map(plain);
}

/** Presses a button and takes the file that comes of it. */
export async function taken(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** Waits until nothing is being worked out. */
export const idle = (page, w) =>
  soon(async () => !(await button(page, w.class_stop).isVisible()), () => "it is still being worked out", 60_000);

export { plural };
