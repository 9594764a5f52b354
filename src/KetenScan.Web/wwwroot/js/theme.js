// What only helps with script is shown from the first moment.
document.documentElement.classList.add("scripted");

// First visit: follow the system. The choice is then kept in a cookie, so that the server renders the right page at once.
(() => {
  if (document.cookie.split("; ").some(cookie => cookie.startsWith("ketenscan-theme="))) return;
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const path = new URL(document.baseURI).pathname.replace(/(.)\/$/, "$1");
  document.cookie = `ketenscan-theme=${dark ? "dark" : "light"}; path=${path}; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  if (dark && document.cookie.includes("ketenscan-theme=dark")) location.reload();
})();
