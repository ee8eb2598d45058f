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

  // The switch that hides the marks stays as the reader left it (storage may be forbidden).
  const hide = document.getElementById("hide-marks");
  if (hide) {
    try {
      hide.checked = localStorage.getItem("hide-marks") === "yes";
      hide.addEventListener("change", () => localStorage.setItem("hide-marks", hide.checked ? "yes" : "no"));
    } catch {
      // Then it is not remembered.
    }
  }

  // On paper everything is open.
  addEventListener("beforeprint", () => {
    for (const details of all("details:not([open])")) {
      details.open = true;
      addEventListener("afterprint", () => { details.open = false; }, { once: true });
    }
  });

  // The ledger filters itself in place; without this, each state, party and topic has a page of its own. Further
  // pages of a long ledger are fetched when the first choice is made, so that nothing is left out.
  const filter = document.querySelector("form.filter");
  const ledger = document.querySelector(".ledger");
  const further = document.querySelector('.pagination [rel="next"]');
  if (filter && ledger && !(further && location.protocol === "file:")) {
    const status = document.getElementById("matches");
    const everything = status.textContent;
    const rest = all(".pagination, .found");
    let fetching = null;
    const fetchRest = async () => {
      for (let from = further && further.href; from;) {
        const page = new DOMParser().parseFromString(await (await fetch(from)).text(), "text/html");
        for (const item of page.querySelectorAll(".ledger > li")) {
          for (const link of item.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), from).href;
          ledger.append(document.adoptNode(item));
        }
        const link = page.querySelector('.pagination [rel="next"]');
        from = link && new URL(link.getAttribute("href"), from).href;
      }
    };
    const show = async () => {
      const chosen = [...new FormData(filter)].filter(([, value]) => value);
      if (chosen.length) await (fetching ||= fetchRest());
      let count = 0;
      for (const item of ledger.children) {
        item.hidden = !chosen.every(([name, value]) => item.dataset[name].split(" ").includes(value));
        count += !item.hidden;
      }
      for (const part of rest) part.hidden = chosen.length > 0;
      status.textContent = chosen.length ? `${count} of ${everything}` : everything;
      history.replaceState(null, "", chosen.length ? `?${new URLSearchParams(chosen)}` : location.pathname);
    };
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = filter.elements.namedItem(name);
      if (field instanceof HTMLSelectElement && [...field.options].some((option) => option.value === value)) field.value = value;
    }
    filter.addEventListener("change", show);
    filter.addEventListener("reset", () => setTimeout(show));
    filter.addEventListener("submit", (event) => event.preventDefault());
    filter.hidden = false;
    document.querySelector("nav.filters").hidden = true;
    if ([...new FormData(filter).values()].some(Boolean)) show();
  }

  // Cards. Where the browser opens them by itself (interestfor), Esc is all that is added.
  if (!HTMLElement.prototype.showPopover) return;
  const opened = () => document.querySelector(".card:popover-open");
  const close = () => { const card = opened(); if (card) card.hidePopover(); };
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  if ("interestForElement" in HTMLAnchorElement.prototype) return;

  let timer = 0;
  const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };
  const open = (link) => {
    const card = document.getElementById(link.getAttribute("interestfor"));
    if (!card || card === opened()) return;
    close();
    card.showPopover();
    if (matchMedia("(hover: none), (width < 30rem)").matches) return;
    // Under the link, or above it where there is no room; never outside the window.
    const at = link.getClientRects()[0];
    const below = at.bottom + card.offsetHeight + 8 < innerHeight;
    card.style.position = "fixed";
    card.style.top = `${below ? at.bottom : Math.max(0, at.top - card.offsetHeight - 12)}px`;
    card.style.left = `${Math.max(8, Math.min(at.left, innerWidth - card.offsetWidth - 16))}px`;
  };
  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || !(event.target instanceof Element)) return;
    const link = event.target.closest("[interestfor]");
    if (link) later(() => open(link), 350);
    else if (event.target.closest(".card")) clearTimeout(timer);
    else later(close, 250);
  });
  addEventListener("focusin", (event) => {
    const link = event.target.closest("[interestfor]");
    clearTimeout(timer);
    if (link && link.matches(":focus-visible")) open(link);
    else if (!event.target.closest(".card, .more")) close();
  });
  addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element && !event.target.closest(".card, .more")) close();
  });
})();
