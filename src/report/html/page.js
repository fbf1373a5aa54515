"use strict";
// The page is whole without this: it lays both texts beside each other, lists, filters and finds.
(() => {
  const all = (query, root = document) => Array.from(root.querySelectorAll(query));
  const one = (query, root = document) => root.querySelector(query);
  const body = document.body;
  let rows = all("article.row");
  const list = one("#list");
  const search = one("#search");
  let here = -1;
  // What the page says is in the page, in its language.
  const says = JSON.parse(body.dataset.says);
  const say = (name, values) => says[name].replace(/\{(\w+)\}/g, (_, value) => values[value]);

  // The old text is made of the same elements; the style sheet shows on each side what belongs to it.
  const beside = (root) => {
    for (const text of all(".t", root)) {
      const row = text.parentElement;
      if (row.matches(".beside, .inserted, .copied, .deleted, .finding, .copy, li")) continue;
      const old = text.cloneNode(true);
      old.classList.add("old");
      // What an edit concerns is named beside what came, or what went where nothing came.
      for (const name of all("i", old)) {
        if (name.previousElementSibling?.localName === "del") name.classList.add("alone");
      }
      text.before(old);
      row.classList.add("beside");
    }
  };
  // A text can be long: a row gets its other side when the browser is about to draw it.
  const lazy = "oncontentvisibilityautostatechange" in body;
  const isSide = () => body.classList.contains("side");
  document.addEventListener("contentvisibilityautostatechange", (event) => !event.skipped && isSide() && beside(event.target));
  addEventListener("beforeprint", () => isSide() && beside(document));

  const views = all("input[name=view]");
  const show = (view, isFirst = false) => {
    const current = scrollY > 0 ? rows[here] ?? rows.find((row) => !row.hidden && row.getBoundingClientRect().bottom > 80) : undefined;
    const before = current?.getBoundingClientRect().top;
    body.classList.toggle("side", view === "side");
    // At first what is in sight is at the start, and no place of a long page has to be found.
    const near = () => (isFirst ? all(".row").slice(0, 60) : all(".row").filter(isNear));
    if (isSide()) for (const root of lazy ? near() : [document]) beside(root);
    for (const each of views) each.checked = each.value === view;
    if (current) scrollBy(0, current.getBoundingClientRect().top - before);
  };
  const isNear = (row) => row.checkVisibility({ contentVisibilityAuto: true }) && Math.abs(row.getBoundingClientRect().top) < 3 * innerHeight;
  for (const each of views) each.addEventListener("change", () => show(each.value));

  // The list has a line for each entry that fits, made of what its row says; only those in sight are there.
  let fitting = rows.map((_, at) => at);
  const lines = new Map();
  // The marks of a quotation come from the style sheet, which a copy of its text is without.
  const [opening, closing] = document.documentElement.lang === "ru" ? "«»" : "“”";
  const quoted = (element) => {
    const copy = element.cloneNode(true);
    for (const each of all("q", copy)) each.replaceWith(opening + each.textContent + closing);
    return copy.textContent;
  };
  const said = (row) => {
    const edits = all("del, ins", one(".t", row) ?? row).slice(0, 4);
    const marked = edits.map((each) => (each.localName === "del" ? "−" : "+") + each.textContent.trim());
    const told = one(".say", row);
    return (told ? quoted(told) : (marked.join(" ") || one(".t", row)?.textContent || "")).slice(0, 160);
  };
  const line = (at) => {
    if (lines.has(at)) return lines.get(at);
    const row = rows[at];
    const item = document.createElement("li");
    const link = document.createElement("a");
    const where = document.createElement("span");
    const text = document.createElement("div");
    where.textContent = " " + one(".where", row).textContent;
    text.textContent = said(row);
    text.dir = "auto";
    link.href = "#" + row.id;
    link.append(one(".kind", row).cloneNode(true), where, text);
    item.append(link);
    item.dataset.at = at;
    lines.set(at, item);
    return item;
  };
  const draw = () => {
    const height = 3.4 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const from = Math.max(0, Math.floor(list.scrollTop / height) - 20);
    const items = fitting.slice(from, from + 80).map(line);
    items.forEach((item, number) => {
      item.ariaSetSize = fitting.length;
      item.ariaPosInSet = from + number + 1;
      // The room of those that are not there.
      item.style.marginTop = number ? "" : from * height + "px";
      item.style.marginBottom = number + 1 < items.length ? "" : Math.max(0, fitting.length - from - items.length) * height + "px";
      const link = item.firstChild;
      if (Number(item.dataset.at) === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    const focused = document.activeElement;
    list.replaceChildren(...items);
    if (focused !== document.activeElement && list.contains(focused)) focused.focus({ preventScroll: true });
    return height;
  };
  const reveal = (at) => {
    const height = draw();
    list.scrollTop = fitting.indexOf(at) * height - list.clientHeight / 2;
    draw();
  };
  let waits = false;
  list.addEventListener("scroll", () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      draw();
    });
  });

  const texts = new Map();
  // What is sought can be in either text, or above them.
  const textOf = (row) => {
    if (texts.has(row)) return texts.get(row);
    const parts = [row.textContent];
    for (const other of ["ins, .n", "del, .o"]) {
      const text = one(".t:not(.old)", row)?.cloneNode(true);
      for (const each of text ? all(other, text) : []) each.remove();
      parts.push(text?.textContent ?? "");
    }
    texts.set(row, parts.join("\n").toLowerCase());
    return texts.get(row);
  };
  const filter = () => {
    const facets = all("[data-facet]").map((facet) => ({
      name: facet.dataset.facet,
      wanted: all("input:checked", facet).map((input) => input.value),
    }));
    const sought = search.value.trim().toLowerCase();
    fitting = [];
    rows.forEach((row, at) => {
      const has = ({ name, wanted }) => !wanted.length || (row.dataset[name] ?? "").split(" ").some((value) => wanted.includes(value));
      const fits = facets.every(has) && (!sought || textOf(row).includes(sought));
      if (row.hidden === fits) row.hidden = !fits;
      if (fits) fitting.push(at);
    });
    one("#shown").textContent = fitting.length === rows.length ? `(${rows.length})` : say("shown", { shown: fitting.length, all: rows.length });
    list.scrollTop = 0;
    draw();
  };

  const go = (at) => {
    rows[here]?.classList.remove("here");
    here = at;
    const row = rows[at];
    for (let fold = row.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    row.classList.add("here");
    reveal(at);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: row.offsetHeight < innerHeight * 0.7 ? "center" : "start" });
  };
  const step = (by) => {
    let at = here;
    if (here < 0) {
      const first = rows.findIndex((row) => !row.hidden && row.getBoundingClientRect().bottom > 0);
      at = first < 0 ? -1 : first - (by > 0 ? 1 : 0);
    }
    do at += by; while (rows[at]?.hidden);
    if (rows[at]) go(at);
  };
  const follow = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const at = rows.indexOf(target.closest("article.row"));
    if (at >= 0) {
      if (rows[at].hidden) clear();
      go(at);
      return;
    }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  };
  const clear = () => {
    for (const input of all("[data-facet] input")) input.checked = false;
    search.value = "";
    filter();
  };

  // Another script can put the rows in another order, or say that some are the same on both sides.
  document.addEventListener("rows", () => {
    const current = rows[here];
    rows = all("article.row:not(.same)");
    here = rows.indexOf(current);
    lines.clear();
    texts.clear();
    filter();
  });
  document.addEventListener("change", (event) => event.target.closest("[data-facet]") && filter());
  search.addEventListener("input", filter);
  one("#next").addEventListener("click", () => step(1));
  one("#previous").addEventListener("click", () => step(-1));
  list.addEventListener("click", (event) => {
    const at = Number(event.target.closest("li")?.dataset.at ?? -1);
    if (at >= 0 && location.hash === "#" + rows[at].id) go(at);
  });
  document.addEventListener("toggle", (event) => !lazy && event.target.open && isSide() && beside(event.target), true);
  const unfold = one("#unfold");
  unfold?.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const fold of all("details.fold")) fold.open = open;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=search]")) return;
    const act = {
      n: () => step(1),
      p: () => step(-1),
      v: () => views.length && show(isSide() ? "one" : "side"),
      "/": () => search.focus(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  addEventListener("hashchange", follow);

  body.classList.add("live");
  for (const each of all(".controls, .find, #list")) each.hidden = false;
  if (innerWidth <= 992) one("#panel").open = false;
  filter();
  show(views.length && innerWidth > 700 ? "side" : "one", true);
  follow();
})();
