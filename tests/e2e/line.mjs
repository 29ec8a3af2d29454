// A proxy between the browser and the site, at one address: it logs requests, and it can be cut, spoil answers, and
// serve another version of the site. Unlike a route of the browser's own it does not disable the browser's cache, and
// the worker's requests pass through it too.

import { createServer, request as send } from "node:http";

/** A proxy of a site. `to` changes the site, `down` cuts the line, `refuse` answers matching paths with 404. */
export async function line(site) {
  const here = { to: site, down: false, refuse: undefined, log: [] };
  const server = createServer((request, response) => {
    if (here.down) return request.socket.destroy();
    here.log.push(request.url);
    if (here.refuse?.test(request.url)) return response.writeHead(404).end("gone");
    const onward = send(new URL(request.url, here.to.url), { headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    onward.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A failed test does not close it.
  server.unref();
  here.url = new URL(new URL(site.url).pathname, `http://127.0.0.1:${server.address().port}`).href;
  here.close = () => {
    server.closeAllConnections();
    server.close();
  };
  /** As on a plane. */
  here.cut = () => {
    here.down = true;
    server.closeAllConnections();
  };
  return here;
}
