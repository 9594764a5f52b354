// What only helps with script is shown from the first moment.
document.documentElement.classList.add("scripted");

// Until the reader chooses an appearance, it follows the device. It is kept in a cookie, so that the server renders the right page at once.
(() => {
  const kept = document.cookie.split("; ").find(cookie => cookie.startsWith("ketenscan-theme="))?.slice("ketenscan-theme=".length) ?? "";
  if (kept && kept !== "device" && !kept.startsWith("auto-")) return;
  const prefers = what => window.matchMedia(`(prefers-${what})`).matches;
  const name = `${prefers("contrast: more") ? "contrast-" : ""}${prefers("color-scheme: dark") ? "dark" : "light"}`;
  if (kept === `auto-${name}`) return;
  const path = new URL(document.baseURI).pathname.replace(/(.)\/$/, "$1");
  document.cookie = `ketenscan-theme=auto-${name}; path=${path}; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  if (document.documentElement.dataset.theme !== name && document.cookie.includes(`ketenscan-theme=auto-${name}`)) location.reload();
})();
