// Starts a worker. `cargo xtask dist` fills in what stands in braces, and publishes it with the glue as one
// script: some supported browsers know no modules in workers.

import start from "{glue}";

// The page is told of an error that nothing has caught, but not of a promise that nobody has attended to.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  reportError(event.reason);
});

start({ module_or_path: fetch("{wasm}", { integrity: "{integrity}", credentials: "same-origin" }) });
