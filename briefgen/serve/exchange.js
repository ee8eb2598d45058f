// Puts what is other in a page, after an edit, into the page that is open: a plug-in of livereload's script. What did not
// change stays the element that it was, with all that reader and scripts did to it. Where this cannot be, the page is
// loaded anew. Must run before the other scripts of the page, since it remembers the page as it came.
(() => {
  "use strict";
  const PATH = "page.html"; // what the preview says for "this page has other words"
  const MOVED = "moved.html#"; // and for "this page stands at another address", which follows
  const CHANGED = "briefgen:changed"; // tells scripts that copies of what they looked up may be old
  const { page: number, whole } = document.currentScript.dataset; // tells this page from others at the same address
  const LOADS = "script[src], style, link[rel~='stylesheet'], base, template, iframe, object, embed";

  let came = whole === undefined ? document.cloneNode(true) : null; // none of a page that is always loaded anew
  let here = new WeakMap(); // a node as it came, and that node in the page

  const pair = (from, live) => {
    here.set(from, live);
    for (let one = from.firstChild, two = live.firstChild; one; one = one.nextSibling, two = two.nextSibling) pair(one, two);
  };
  if (came) pair(came, document);

  const outside = () => { throw new Error("a script has moved what is to be exchanged"); };

  const keep = (old, now) => {
    here.set(now, here.get(old));
    for (let one = old.firstChild, two = now.firstChild; one; one = one.nextSibling, two = two.nextSibling) keep(one, two);
  };

  // Nodes at both ends that are the same stay; of what is between, nodes that stand for each other are looked into.
  const children = (old, now) => {
    const olds = [...old.childNodes], nows = [...now.childNodes];
    const same = (one, two) => one && two && one.isEqualNode(two) && (keep(one, two), true);
    let first = 0;
    while (same(olds[first], nows[first])) first += 1;
    let last = 0;
    const most = Math.min(olds.length, nows.length) - first;
    while (last < most && same(olds.at(-1 - last), nows.at(-1 - last))) last += 1;
    const [gone, come] = [olds, nows].map((all) => all.slice(first, all.length - last));
    if (gone.length === come.length) gone.forEach((one, index) => change(one, come[index]));
    else {
      const parent = here.get(old);
      const next = gone[0] ?? olds[first];
      const mark = next ? here.get(next) : first ? here.get(olds[first - 1]).nextSibling : parent.firstChild;
      if ([mark, ...gone.map((one) => here.get(one))].some((one) => one && one.parentNode !== parent)) outside();
      come.forEach((one) => parent.insertBefore(copy(one), mark));
      gone.forEach((one) => here.get(one).remove());
    }
  };

  const copy = (now) => {
    const live = document.importNode(now, true);
    pair(now, live);
    return live;
  };

  const change = (old, now) => {
    if (old.isEqualNode(now)) return keep(old, now);
    const live = here.get(old);
    if (!live.isConnected) outside();
    if (old.nodeName !== now.nodeName || !("children" in old || "data" in old)) return live.replaceWith(copy(now));
    here.set(now, live);
    if ("data" in old) {
      live.data = now.data;
      return;
    }
    // What the reader has opened stays open, also where that was done before this script took the page for as it came.
    const is = ({ name }) => name !== "open" || live.localName !== "details";
    for (const { name } of [...old.attributes].filter(is)) if (!now.hasAttribute(name)) live.removeAttribute(name);
    for (const { name, value } of [...now.attributes].filter(is)) if (old.getAttribute(name) !== value) live.setAttribute(name, value);
    children(old, now);
  };

  // A style sheet that says something else has another digest in its name; it is loaded when the preview tells of it.
  const apart = (text) => text.replace(/\.[0-9a-f]{8}(?=\.css\b)/g, "");
  const loads = (page) => apart([...page.querySelectorAll(LOADS)].map((one) => one.outerHTML).join("\n"));
  const said = (page) => [...page.head.children].filter((one) => !one.matches(LOADS));

  const exchange = async () => {
    const answer = await fetch(location.href, { cache: "no-store", headers: { "Briefgen-Page": number } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const one of page.querySelectorAll("noscript")) one.textContent = one.innerHTML; // as where scripts run
    const roots = [came, page].map((one) => one.documentElement.cloneNode(false));
    if (answer.redirected || loads(came) !== loads(page) || !roots[0].isEqualNode(roots[1])) return false;
    const gone = said(came); // in the head no order counts
    for (const one of said(page)) {
      const at = gone.findIndex((old) => old.isEqualNode(one));
      if (at < 0) document.head.append(copy(one));
      else keep(...gone.splice(at, 1), one);
    }
    for (const one of gone) here.get(one).remove();
    change(came.body, page.body);
    came = page;
    dispatchEvent(new Event(CHANGED));
    return true;
  };

  let running = false, again = false;
  const follow = async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      if (!(await exchange().catch(() => false))) return location.reload();
    }
    running = false;
  };

  window.LiveReloadPluginBriefgen = class {
    static identifier = "briefgen";
    static version = "1.0";
    analyze() {
      return { page: Number(number) };
    }
    reload(path) {
      if (path.startsWith(MOVED)) {
        // The same place in the history, so that the browser keeps the place on the page.
        history.replaceState(history.state, "", path.slice(MOVED.length) + location.search + location.hash);
        location.reload();
        return true;
      }
      if (!came || path !== PATH) return false;
      follow();
      return true;
    }
  };
})();
