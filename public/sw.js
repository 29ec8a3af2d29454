// The worker that keeps a copy of one complete version of the site on the device, so that it opens without a
// network. `cargo xtask dist` fills in the version's name and files, with the hashes of their bytes. Nothing else is
// kept: nothing of a case, and nothing of another site.

const VERSION = "{version}";
// The path of each file below the site's folder, to the hash of its bytes, their number and, if few people use it, the
// part of the site that it belongs to. The page is `""`.
const FILES = "{files}";

const PAGE = "";
const FOLDER = new URL("./", self.location.href);
// Several sites can share an origin, and so its caches.
const FAMILY = `talapker ${FOLDER.pathname} `;
const OWN = FAMILY + VERSION;
/** Files whose names contain the hash of their bytes: they never change. */
const HASHED = /-[0-9a-f]{12}\.\w+$/;

const ours = (path) => Object.prototype.hasOwnProperty.call(FILES, path);
const address = (path) => new URL(path, FOLDER).href;

// ---- The files -----------------------------------------------------------------------------------------------

/** Whether these are the bytes that were published. A copy is read, the response stays whole. */
const sound = async (response, path) => {
  const bytes = await response.clone().arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...hash))}` === FILES[path][0];
};

const inCache = (name, path) => caches.match(address(path), { cacheName: name, ignoreVary: true });

/** The caches of older versions of this very site. */
const older = async () => (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== OWN);

/** A file of this version that is on the device, in its own cache or in that of an older version. */
const kept = async (path) => {
  const own = await inCache(OWN, path);
  if (own && (await sound(own, path))) return own;
  for (const name of await older()) {
    const same = await inCache(name, path);
    if (same && (await sound(same, path))) return same;
  }
  return undefined;
};

const fetched = async (path, cache) => {
  const options = { cache, integrity: FILES[path][0], credentials: "same-origin", redirect: "error" };
  const response = await fetch(address(path), options);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
};

/** A file of this version from the network; what the first visit fetched is in the browser's own cache. */
const brought = (path) =>
  fetched(path, HASHED.test(path) ? "default" : "no-cache").catch(() => fetched(path, "reload"));

const put = async (path, response) => (await caches.open(OWN)).put(address(path), response);

/** The part of the site that a file belongs to, if few people use it. */
const part = (path) => FILES[path][2];

/** The parts that older versions have kept: they were used on this device. */
const usedBefore = async () => {
  const used = new Set();
  for (const name of await older()) {
    for (const { url } of await (await caches.open(name)).keys()) used.add(url.split("/").pop().replace(HASHED, ""));
  }
  return used;
};

/** The files of the copy: all but those of parts that were not used. */
const copied = async (used = new Set()) => {
  const rare = Object.keys(FILES).filter(part);
  for (const path of rare) if (await inCache(OWN, path)) used.add(part(path));
  return Object.keys(FILES).filter((path) => !part(path) || used.has(part(path)));
};

/** Completes the copy, one file after the other, so that open pages have priority. */
const complete = async (used) => {
  for (const path of await copied(used)) {
    const own = await inCache(OWN, path);
    if (!own || !(await sound(own, path))) await put(path, (await kept(path)) || (await brought(path)));
  }
  if (!(await whole())) throw new Error("the copy was removed while it was made");
};

/** Whether the copy has every file. */
const whole = async () => {
  const there = await Promise.all((await copied()).map((path) => inCache(OWN, path)));
  return there.every(Boolean);
};

/** The open pages of this site. */
const pages = async () => {
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter((client) => client.url.startsWith(FOLDER.href));
};

/** Deletes older versions unless a page of one may be open and need its files. Whether none is left. */
const tidy = async (except) => {
  const others = (await pages()).filter((client) => client.id !== except);
  const names = await older();
  // The cache of a newer version that is being installed is not an older one.
  if (others.length > 0 || registration.installing || registration.waiting) return names.length === 0;
  await Promise.all(names.map((name) => caches.delete(name)));
  return true;
};

// ---- The worker's life ---------------------------------------------------------------------------------------

addEventListener("install", (event) => {
  // All of it or nothing: half a version is of no use, and the one before it goes on.
  const undo = async (reason) => {
    await caches.delete(OWN);
    throw reason;
  };
  event.waitUntil(usedBefore().then(complete).catch(undo));
});

addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => clients.claim()));
});

/** What a page may request. */
const REQUESTS = {
  // Which version this is, and whether the device holds all of it.
  status: async () => {
    const bytes = (await copied()).reduce((sum, path) => sum + FILES[path][1], 0);
    return { version: VERSION, bytes, whole: await whole() };
  },
  // To replace the version before it: a person has agreed.
  "take-over": () => skipWaiting(),
  // To fetch what is missing.
  mend: () => complete(),
  // A page has started. If it is the only one and of this version, no older files are needed.
  started: (page, version) => (version === VERSION ? tidy(page) : false),
};

addEventListener("message", (event) => {
  const { kind, version } = event.data || {};
  if (!Object.prototype.hasOwnProperty.call(REQUESTS, kind)) return;
  const [port] = event.ports;
  const answer = async () => REQUESTS[kind](event.source && event.source.id, version);
  const done = answer().then(
    (result) => port && port.postMessage({ result: result === undefined ? true : result }),
    (reason) => port && port.postMessage({ error: String(reason) }),
  );
  event.waitUntil(done);
});

// ---- Answering -----------------------------------------------------------------------------------------------

/** A file of this version: from the device if its bytes are right, else from the network, and then kept. */
const answer = async (event, path) => {
  const there = await kept(path);
  if (there) return there;
  const response = await brought(path);
  event.waitUntil(put(path, response.clone()).catch(() => {}));
  return response;
};

/** The page; if the device has lost it, the network's, which names files of its own version only. */
const page = async (event) => (await kept(PAGE)) || fetch(event.request);

/** A file that an open page of an older version still needs. */
const leftOver = async (event) => {
  const url = event.request.url;
  for (const name of await older()) {
    const there = await caches.match(url, { cacheName: name, ignoreVary: true });
    if (there) return there;
  }
  return fetch(event.request);
};

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== FOLDER.origin || !pathname.startsWith(FOLDER.pathname)) return;
  const path = pathname.slice(FOLDER.pathname.length);
  if (mode === "navigate") {
    if (path === PAGE || path === "index.html") event.respondWith(page(event));
  } else if (search === "" && path !== PAGE && ours(path)) {
    event.respondWith(answer(event, path));
  } else if (search === "" && HASHED.test(path)) {
    event.respondWith(leftOver(event));
  }
});
