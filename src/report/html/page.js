"use strict";
// The page is whole without this: it lays both texts beside each other, lists, filters and finds.
(() => {
  const all = (query, root = document) => Array.from(root.querySelectorAll(query));
  const one = (query, root = document) => root.querySelector(query);
  const body = document.body;
  const rows = all("article.row");
  const list = one("#list");
  const search = one("#search");
  let here = -1;

  // The old text is made of the same elements; the style sheet shows on each side what belongs to it.
  const beside = (root) => {
    for (const text of all(".t", root)) {
      const row = text.parentElement;
      const fold = text.closest("details.fold");
      if (text.classList.contains("old") || row.matches(".beside, .inserted, .copied, .deleted, .copy, .finding, li")) continue;
      if (fold && !fold.open) continue;
      const old = text.cloneNode(true);
      old.classList.add("old");
      text.before(old);
      row.classList.add("beside");
      // What an edit concerns is named beside what came, or what went where nothing came.
      for (const name of all("i", old)) {
        if (name.previousElementSibling?.localName === "del") name.classList.add("alone");
      }
    }
  };

  const views = all("input[name=view]");
  const show = (view) => {
    const current = rows[here] ?? rows.find((row) => !row.hidden && row.getBoundingClientRect().bottom > 80);
    const before = current?.getBoundingClientRect().top;
    if (view === "side") beside(document);
    body.classList.toggle("side", view === "side");
    for (const each of views) each.checked = each.value === view;
    if (current && before !== undefined && scrollY > 0) scrollBy(0, current.getBoundingClientRect().top - before);
  };
  for (const each of views) each.addEventListener("change", () => show(each.value));

  // The list has a line for each entry, made of what its row says.
  const said = (row) => {
    const edits = all("del, ins", row).slice(0, 4).map((each) => (each.localName === "del" ? "−" : "+") + each.textContent.trim());
    return (one(".say", row)?.textContent ?? edits.join(" ")).slice(0, 160);
  };
  const entries = rows.map((row) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const kind = one(".kind", row).cloneNode(true);
    const where = document.createElement("span");
    const text = document.createElement("div");
    where.textContent = " " + one(".where", row).textContent;
    text.textContent = said(row);
    text.dir = "auto";
    link.href = "#" + row.id;
    link.append(kind, where, text);
    item.append(link);
    return item;
  });
  list?.append(...entries);

  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const filter = () => {
    const facets = all("[data-facet]").map((facet) => ({
      name: facet.dataset.facet,
      wanted: all("input:checked", facet).map((input) => input.value),
    }));
    const sought = search.value.trim().toLowerCase();
    let shown = 0;
    rows.forEach((row, at) => {
      const has = ({ name, wanted }) => !wanted.length || (row.dataset[name] ?? "").split(" ").some((value) => wanted.includes(value));
      const fits = facets.every(has) && (!sought || textOf(row).includes(sought));
      row.hidden = entries[at].hidden = !fits;
      if (fits) shown += 1;
    });
    one("#shown").textContent = shown === rows.length ? `(${shown})` : `(${shown} of ${rows.length})`;
  };

  const go = (at) => {
    rows[here]?.classList.remove("here");
    one("a", entries[here] ?? list)?.removeAttribute("aria-current");
    here = at;
    const row = rows[at];
    for (let fold = row.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    row.classList.add("here");
    const link = one("a", entries[at]);
    link.setAttribute("aria-current", "true");
    list.scrollTop = link.offsetTop - list.offsetTop - list.clientHeight / 2;
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

  document.addEventListener("change", (event) => event.target.closest("[data-facet]") && filter());
  search?.addEventListener("input", filter);
  one("#next")?.addEventListener("click", () => step(1));
  one("#previous")?.addEventListener("click", () => step(-1));
  list?.addEventListener("click", (event) => {
    const at = entries.indexOf(event.target.closest("li"));
    if (at >= 0 && location.hash === "#" + rows[at].id) go(at);
  });
  document.addEventListener("toggle", (event) => event.target.open && body.classList.contains("side") && beside(event.target), true);
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
      v: () => views.length && show(body.classList.contains("side") ? "one" : "side"),
      "/": () => search.focus(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  addEventListener("hashchange", follow);

  for (const each of all(".controls, .find, #list")) each.hidden = false;
  if (innerWidth <= 992) one("#panel").open = false;
  filter();
  show(views.length && innerWidth > 700 ? "side" : "one");
  follow();
})();
