// Trusted Types: which strings may become HTML, and which scripts may be started.

import { folder } from "./site.js";

// The app's view library creates elements from templates; none of them needs what is refused here.
const UNSAFE = /<\s*\/?\s*(script|iframe|object|embed|base|meta|link)\b|[\s"'\/]on[a-z]+\s*=|javascript\s*:/i;

if (window.trustedTypes && window.trustedTypes.createPolicy) {
  window.trustedTypes.createPolicy("default", {
    createHTML: (html) => {
      if (UNSAFE.test(html)) throw new TypeError("refused HTML");
      return html;
    },
    // Only workers of this site.
    createScriptURL: (text) => {
      const url = new URL(text, document.baseURI);
      if (url.origin !== folder.origin || !url.pathname.startsWith(folder.pathname)) {
        throw new TypeError("refused script address");
      }
      return url.href;
    },
    createScript: () => {
      throw new TypeError("refused script");
    },
  });
}
