// Only the ledger loads this file, and can do without it.
(() => {
  "use strict";

  // The ledger filters itself in place; without this, each state, party and topic has a page of its own. Further
  // pages of a long ledger are fetched when the first choice is made, so that nothing is left out.
  const filter = document.querySelector("form.filter");
  const ledger = document.querySelector(".ledger");
  const further = document.querySelector('.pagination [rel="next"]');
  if (filter && ledger && !(further && location.protocol === "file:")) {
    const status = document.getElementById("matches");
    const everything = status.textContent;
    const rest = document.querySelectorAll(".pagination, .found");
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
      status.textContent = chosen.length ? status.dataset.some.replace("#", count.toLocaleString(document.documentElement.lang)) : everything;
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
})();
