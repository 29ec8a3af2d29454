// The state of the page as text, kept in `sessionStorage` across a reload.

import { bridge } from "./site.js";

const KEY = "talapker.handed";

// Whether it could be written.
export const saveSnapshot = () => {
  try {
    sessionStorage.setItem(KEY, bridge.state());
    return true;
  } catch (blocked) {
    return false;
  }
};

// It stays there until the app has been fetched: see `start`.
export const readSnapshot = () => {
  try {
    const state = sessionStorage.getItem(KEY);
    return state === null ? undefined : state;
  } catch (blocked) {
    return undefined;
  }
};

export const forgetSnapshot = () => sessionStorage.removeItem(KEY);
