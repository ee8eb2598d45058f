// Search, on its own page only: Pagefind finds, this asks and shows. The question is kept in the address.
(() => {
  "use strict";
  const PAGE = 10, INSIDE = 3, OPTIONS = 200, PAUSE = 150;
  const region = document.getElementById("search");
  const form = region.querySelector("form");
  const words = form.elements.namedItem("q");
  const narrow = region.querySelector("details");
  const results = region.querySelector(".results ol"), more = region.querySelector(".results button");
  const status = document.getElementById("search-status");
  const pattern = document.getElementById("search-result");
  const index = new URL(region.dataset.index, document.baseURI);
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
  const boxes = [...form.querySelectorAll("fieldset")];
  const selects = [...form.querySelectorAll("select")].filter((select) => select.name !== "order");
  const groups = [...boxes.map((box) => box.dataset.filter), ...selects.map((select) => select.name)];
  let engine = null, turn = 0, found = [], shown = 0, timer = 0;

  const part = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const fail = (why) => { status.textContent = typeof why === "string" ? why : status.dataset.failed; };

  // ---- what is asked

  const chosen = () => {
    const data = new FormData(form), filters = {};
    for (const name of groups) {
      const values = data.getAll(name).filter(Boolean);
      if (values.length) filters[name] = values;
    }
    return { text: words.value.trim(), filters, byDate: data.get("order") === "date" };
  };

  const keep = () => {
    const asked = [...new FormData(form)].filter(([, value]) => value.trim());
    history.replaceState(null, "", asked.length ? `?${new URLSearchParams(asked)}` : location.pathname);
  };

  const question = (filters) => Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]));

  // ---- filters, with how many results each would leave

  const option = (value, count) => {
    const made = part("option", count === undefined ? value : `${value} (${number.format(count)})`);
    made.value = value;
    return made;
  };

  const build = (all, asked) => {
    for (const box of boxes) {
      const name = box.dataset.filter, values = all[name] || {};
      for (const value of Object.keys(values).sort((one, other) => one.localeCompare(other))) {
        const label = part("label", ""), input = document.createElement("input");
        Object.assign(input, { type: "checkbox", name, value, checked: asked.getAll(name).includes(value) });
        label.append(input, ` ${value} `, part("span", ""));
        box.append(label);
      }
    }
    for (const select of selects) {
      const value = asked.get(select.name), values = all[select.name] || {};
      if (Object.hasOwn(values, value)) {
        select.append(option(value));
        select.value = value;
      }
      select.closest("label").hidden = !Object.keys(values).length;
    }
  };

  const recount = (counts) => {
    for (const box of boxes) {
      for (const input of box.querySelectorAll("input")) {
        const count = (counts[input.name] || {})[input.value] || 0, label = input.parentElement;
        label.querySelector("span").textContent = number.format(count);
        label.hidden = !count && !input.checked;
      }
      box.hidden = !box.querySelector("label:not([hidden])");
    }
    for (const select of selects) {
      const value = select.value, values = counts[select.name] || {};
      const order = select.name === "year"
        ? ([one], [other]) => other.localeCompare(one)
        : ([one, many], [other, few]) => few - many || one.localeCompare(other);
      const most = Object.entries(values).filter(([name, count]) => count && name !== value).sort(order).slice(0, OPTIONS);
      const own = value ? [option(value, values[value] || 0)] : [];
      select.replaceChildren(select.options[0], ...own, ...most.map(([name, count]) => option(name, count)));
      select.value = value;
    }
  };

  // Within a group a choice adds to what is found, so its own counts are those without it.
  const counts = async (asked, whole) => {
    const all = { ...whole };
    for (const name of Object.keys(asked.filters)) {
      const { [name]: own, ...others } = asked.filters;
      const without = Object.keys(others).length || asked.text
        ? (await engine.search(asked.text || null, { filters: question(others) })).filters
        : await engine.filters();
      all[name] = without[name];
    }
    return all;
  };

  // ---- what was found

  // The engine takes what stands between blanks for a word: signs before and after it are no part of the mark.
  const marked = (target, excerpt) => {
    const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
    const word = (run) => {
      const [, before, found, after] = /^([^\p{L}\p{M}\p{N}]*)(.*?)([^\p{L}\p{M}\p{N}]*)$/su.exec(run);
      return found ? [before, part("mark", found), after] : [part("mark", run)];
    };
    const runs = excerpt.split(/<\/?mark>/);
    target.append(...runs.flatMap((run, at) => (at % 2 ? word(plain(run)) : [plain(run)])));
  };

  const item = (one) => {
    const made = pattern.content.cloneNode(true), link = made.querySelector("a");
    const [about, excerpt, inside] = ["p.meta", ".excerpt", "ul"].map((what) => made.querySelector(what));
    const address = new URL(`..${one.raw_url.split("/").map(encodeURIComponent).join("/")}`, index);
    const facts = one.meta, says = ["kind", "state", "section", "status"].map((name) => facts[name]).filter(Boolean);
    link.href = address;
    link.textContent = facts.title;
    if (facts.lang) for (const words of [link.parentElement, excerpt, inside]) words.lang = facts.lang;
    about.append(...says.flatMap((fact, at) => (at ? [" · ", part("bdi", fact)] : [part("bdi", fact)])));
    if (facts.date) {
      const time = part("time", facts.date), own = part("bdi", "");
      time.dateTime = facts.iso;
      own.append(time);
      about.append(" · ", own);
    }
    const sections = one.sub_results.filter((sub) => sub.anchor).slice(0, INSIDE);
    for (const sub of sections) {
      const line = part("li", ""), to = part("a", sub.title);
      to.href = `${address}#${encodeURIComponent(sub.anchor.id)}`;
      line.append(to, part("p", ""));
      marked(line.lastChild, sub.excerpt);
      inside.append(line);
    }
    if (sections.length) excerpt.remove();
    else {
      inside.remove();
      marked(excerpt, one.excerpt);
    }
    return made;
  };

  const show = async (focus) => {
    const mine = turn, next = await Promise.all(found.slice(shown, shown + PAGE).map((one) => one.data()));
    if (mine !== turn) return;
    const first = results.children.length;
    if (!shown) results.replaceChildren();
    results.append(...next.map(item));
    shown += next.length;
    more.hidden = shown >= found.length;
    if (focus) results.children[first].querySelector("a").focus();
  };

  const search = async () => {
    const mine = ++turn, asked = chosen(), any = asked.text || Object.keys(asked.filters).length;
    keep();
    try {
      const order = asked.byDate || !asked.text ? { date: "desc" } : {};
      const answer = any && await engine.search(asked.text || null, { filters: question(asked.filters), sort: order });
      const numbers = await counts(asked, any ? answer.filters : await engine.filters());
      if (mine !== turn) return;
      recount(numbers);
      found = any ? answer.results : [];
      shown = 0;
      if (found.length) await show(false);
      else {
        results.replaceChildren();
        more.hidden = true;
      }
      const { none, found: many } = status.dataset;
      if (mine === turn) status.textContent = !any ? "" : found.length ? many.replace("#", number.format(found.length)) : none;
    } catch (why) {
      fail(why);
    }
  };

  const soon = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(search, wait);
  };

  // ---- the keyboard: Tab and Enter do what they do everywhere

  region.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const at = event.target, links = [...results.querySelectorAll("a")], place = links.indexOf(at);
    if (event.key === "/" && at !== words && at.tagName !== "SELECT") words.select();
    else if (event.key === "ArrowDown" && (at === words || place >= 0)) (links[place + 1] || at).focus();
    else if (event.key === "ArrowUp" && place >= 0) (links[place - 1] || words).focus();
    else if (event.key === "Escape" && place >= 0) words.focus();
    else if (event.key === "Escape" && at === words && words.value) {
      words.value = "";
      soon(0);
    } else return;
    event.preventDefault();
  });

  // ---- begin

  const start = async () => {
    status.textContent = "";
    if (location.protocol === "file:") throw status.dataset.file;
    try {
      // The smallest program there is: where it is refused, Pagefind's would be too.
      await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    } catch {
      throw status.dataset.policy;
    }
    const { createInstance } = await import(new URL("pagefind.js", index));
    engine = createInstance({ noWorker: true });
    const asked = new URLSearchParams(location.search);
    words.value = asked.get("q") || "";
    form.elements.namedItem("order").value = asked.get("order") === "date" ? "date" : "";
    build(await engine.filters(), asked);
    narrow.open = matchMedia("(width >= 64rem)").matches || groups.some((name) => asked.has(name));
    form.hidden = false;
    form.addEventListener("input", (event) => soon(event.target === words ? PAUSE : 0));
    form.addEventListener("reset", () => {
      for (const input of form.querySelectorAll("[checked]")) input.removeAttribute("checked");
      soon(0);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      soon(0);
    });
    more.addEventListener("click", () => show(true).catch(fail));
    if (!words.value) words.focus();
    await search();
  };
  start().catch(fail);
})();
