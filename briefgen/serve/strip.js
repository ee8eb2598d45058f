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

  for (const code of strip.querySelectorAll("dd > code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${code.textContent}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    code.after(button);
  }
}
