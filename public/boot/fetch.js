// Fetching files of this version.

import { address, bridge, files } from "./site.js";

const TEXT_WITHIN = 30000;

// One file, refused unless its bytes are those that were published.
export const get = (file, options) =>
  fetch(address(file), Object.assign({ integrity: file[1], credentials: "same-origin" }, options)).then((answer) => {
    if (!answer.ok) throw new Error(file[0] + ": " + answer.status);
    return answer;
  });

export const getText = (file, options) => get(file, options).then((answer) => answer.text());

// Fetches a text file by its logical name: `words.ru`, `law.kk`, `specialties`. The promise always settles.
bridge.load = (name) => {
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
