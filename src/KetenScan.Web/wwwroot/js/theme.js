// First visit: follow the system. The choice is then kept in a cookie, so that the server draws the right page at once.
(() => {
  if (document.cookie.split("; ").some(cookie => cookie.startsWith("ketenscan-theme="))) return;
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.cookie = `ketenscan-theme=${dark ? "dark" : "light"}; path=/; max-age=31536000; samesite=lax`;
  if (dark && document.cookie.includes("ketenscan-theme=dark")) location.reload();
})();
