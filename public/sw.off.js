// The worker that undoes the worker: it removes the copies on the device and unregisters itself. `cargo xtask dist
// --no-worker` publishes it as sw.js. Open pages stay as they are; they then fetch from the network.

const FAMILY = `talapker ${new URL("./", self.location.href).pathname} `;

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const leave = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(FAMILY)).map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(leave());
});
