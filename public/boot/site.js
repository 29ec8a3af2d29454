// What the other parts of the boot script share: the document, the published files, and the object that the app and
// the script call each other through.

export const root = document.documentElement;
export const part = (id) => document.getElementById(id);

// The files of this version, which `cargo xtask dist` writes into the page: each is a path and the hash of its bytes.
export const files = JSON.parse(part("files").textContent);
export const folder = new URL(".", document.baseURI);
export const address = (file) => new URL(file[0], folder).href;

// The app reads and writes its members by name: see src/app/boot.rs.
export const bridge = {};
window.talapker = bridge;
