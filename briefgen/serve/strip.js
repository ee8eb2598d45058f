// Keeps the strip open over reloads, closes it with Escape, and copies what is to be pasted.
const strip = document.querySelector("#briefgen-strip > details");

if (strip) {
  const key = "briefgen-strip";
  const sheet = strip.querySelector(".sheet");
  const summary = strip.querySelector("summary");

  const kept = JSON.parse(sessionStorage.getItem(key) ?? "{}");
  if (kept.open) {
    strip.open = true;
    if (kept.page === location.pathname) sheet.scrollTop = kept.top;
  }
  addEventListener("pagehide", () => {
    const now = { open: strip.open, page: location.pathname, top: sheet.scrollTop };
    sessionStorage.setItem(key, JSON.stringify(now));
  });

  strip.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !strip.open) return;
    strip.open = false;
    summary.focus();
  });

  sheet.addEventListener("click", async ({ target }) => {
    if (!target.matches("dd > button")) return;
    await navigator.clipboard.writeText(target.previousElementSibling.textContent);
    target.textContent = "Copied";
    setTimeout(() => { target.textContent = "Copy"; }, 1500);
  });
}
