// The language of the page.

const LANGUAGES = ["kk", "ru", "en"];

// In the link (`#/…?…&lang=ru`), or remembered, or the first of the browser's that the site has; Kazakh otherwise.
export const language = () => {
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
