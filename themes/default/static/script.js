// Optional comfort: every page works without this file.
(() => {
  "use strict";
  const all = (selector) => document.querySelectorAll(selector);

  // A folder opened from disk has no server that knows the index page of a folder.
  if (location.protocol === "file:") {
    for (const link of all("a[href]")) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }
  }

  // The switch that hides the marks stays as the reader left it, if storage is allowed.
  const SWITCH = "hide-marks";
  const hidden = (put) => {
    const hide = document.getElementById(SWITCH);
    try {
      if (put) localStorage.setItem(SWITCH, hide.checked ? "yes" : "no");
      else if (hide) hide.checked = localStorage.getItem(SWITCH) === "yes";
    } catch { /* then it is not */ }
  };
  hidden();
  addEventListener("change", ({ target }) => { if (target.id === SWITCH) hidden(true); });

  // What is wider than the column scrolls by itself; where a browser does not let the keyboard do so, this does.
  const reach = () => {
    for (const box of all(".body :is(pre, table), .wide-table, .sourcing")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  reach();
  addEventListener("resize", reach);

  // On a wide window the contents stand in the margin, open for good: then they are no switch either.
  const wide = matchMedia("(width >= 78rem)");
  const fit = () => {
    const contents = document.querySelector(".toc details");
    if (!contents) return;
    contents.open = wide.matches;
    contents.firstElementChild.tabIndex = wide.matches ? -1 : 0;
  };
  fit();
  wide.addEventListener("change", fit);

  // The preview put other words in: what holds these may be new.
  addEventListener("briefgen:changed", () => {
    hidden();
    reach();
    if (wide.matches) fit();
  });

  // On paper everything is open.
  addEventListener("beforeprint", () => {
    for (const details of all("details:not([open])")) {
      details.open = true;
      addEventListener("afterprint", () => { details.open = false; }, { once: true });
    }
  });

  // Cards. A browser that knows `interestfor` opens and closes them by itself, and one that knows popovers opens them
  // from their buttons; the rest is done here. Without any of it the links lead to the same names.
  if (!HTMLElement.prototype.showPopover) return;
  const native = "interestForElement" in HTMLAnchorElement.prototype;
  const sheet = matchMedia("(hover: none)");
  const linkAt = (event) => event.target instanceof Element && event.target.closest("[interestfor], .more");
  const cardOf = (link) => document.getElementById(link.getAttribute("interestfor") || link.getAttribute("popovertarget"));
  const opened = () => document.querySelector(".card:popover-open");
  const close = () => opened()?.hidePopover();
  const open = (link) => { if (cardOf(link) !== opened()) cardOf(link)?.showPopover(); };
  let from = null, point = null, timer = 0;
  const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };

  // Under the line of the link that the pointer is on (a name may break over two), above it where there is no room,
  // never outside of the window. On a touch screen it is a sheet, at the edge that is farther away.
  const place = (card) => {
    if (!from?.isConnected || cardOf(from) !== card) return;
    card.removeAttribute("style");
    const lines = [...from.getClientRects()];
    const on = point && lines.find((line) => point.y >= line.top - 2 && point.y <= line.bottom + 2);
    const at = on || lines[0] || from.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const style = card.style;
    if (sheet.matches) {
      if (at.bottom > height - card.offsetHeight && at.top > card.offsetHeight) style.inset = "0 0 auto";
      return;
    }
    style.cssText = "position: absolute; position-area: none; inset: auto; margin: 0";
    const across = card.offsetWidth, high = card.offsetHeight, within = (low, value, most) => Math.max(low, Math.min(value, most));
    const rtl = getComputedStyle(from).direction === "rtl";
    let left = rtl ? at.right - across : at.left;
    if (on) left = within(point.x - across + 40, left, point.x - 40);
    const top = at.bottom + high < height || at.top < high ? at.bottom : at.top - high;
    style.left = `${scrollX + within(8, left, width - across - 8)}px`;
    style.top = `${scrollY + within(0, top, height - high)}px`;
  };
  addEventListener("beforetoggle", (event) => {
    const card = event.target;
    if (event.newState !== "open" || !card.matches(".card")) return;
    for (const other of all(".card:popover-open")) other.hidePopover();
    requestAnimationFrame(() => place(card));
  }, true);

  addEventListener("pointerover", (event) => {
    const link = linkAt(event);
    if (link) {
      from = link;
      point = { x: event.clientX, y: event.clientY };
    }
    if (native || event.pointerType === "touch") return;
    const card = opened();
    if (link && cardOf(link) !== card) later(() => open(link), 350);
    else if (link || event.target.closest?.(".card")) clearTimeout(timer);
    else if (card && !document.activeElement.matches("[interestfor]:focus-visible")) later(close, 250);
    else clearTimeout(timer);
  });
  addEventListener("focusin", (event) => {
    const link = linkAt(event);
    if (link?.matches(":focus-visible")) {
      from = link;
      point = null;
    }
    if (native) return;
    clearTimeout(timer);
    if (from === link && link?.matches("[interestfor]:focus-visible")) open(link);
    else if (!event.target.closest(".card, .more")) close();
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  addEventListener("pointerdown", (event) => {
    const link = linkAt(event);
    if (link) from = link;
    else if (!event.target.closest?.(".card")) close();
  });
})();
