"use strict";
// The text of any revision, and any two revisions compared. The page is whole without this.
(() => {
  const all = (query, root = document) => Array.from(root.querySelectorAll(query));
  const one = (query, root = document) => root.querySelector(query);
  const [base, against, only, text] = ["#base", "#against", "#only", "#text"].map((query) => one(query));
  const END = "\u2029";
  const says = JSON.parse(document.body.dataset.says);
  const say = (name, values = {}) => says[name].replace(/\{(\w+)\}/g, (_, value) => values[value]);
  const rows = [];
  for (const row of all("[data-runs]")) rows[Number(row.id.slice(1))] = row;
  const span = (word) => word.split("-").map(Number);
  // Which reading a paragraph has in which revisions, and its number there.
  const runs = rows.map((row) => row.dataset.runs.split(" ").map((run) => {
    const [revisions, what] = run.split(":");
    const [from, to = from] = span(revisions);
    const [reading, label] = what.split(".").map(Number);
    return { from, to, reading, label };
  }));
  const labels = rows.map((row) => row.dataset.labels.split("|").map((label) => label.split("¶")));
  const at = (row, revision) => runs[row].find(({ from, to }) => from <= revision && revision <= to);
  const orders = all("tr[data-order]").map((each) => each.dataset.order);
  // The paragraphs of a revision in order: the row, and how many of its paragraphs; all of them where nothing is said.
  const order = (revision) => orders[revision].split(" ").filter(Boolean).flatMap((word) => {
    const [row, count] = word.split("*").map((part) => part);
    const [from, to = from] = span(row);
    return Array.from({ length: to - from + 1 }, (_, number) => [from + number, count && Number(count)]);
  });

  // The texts of a reading: what is marked in it as new, without what went.
  const readings = rows.map((row) => all(".reading", row));
  const known = new Map();
  const stated = (row, number) => {
    const key = row + ":" + number;
    if (!known.has(key)) {
      const element = readings[row][number];
      const copy = element.cloneNode(true);
      for (const gone of all("del, .o, ins.end", copy)) gone.remove();
      for (const end of all(".p", copy)) end.textContent = END;
      const parts = copy.textContent.replaceAll("¶" + END, END).split(END);
      const own = at(row, Number(element.dataset.at));
      known.set(key, { element, parts, own: labels[row][own.label] });
    }
    return known.get(key);
  };
  const paragraphs = (row, revision) => {
    const run = at(row, revision);
    if (!run) return [];
    const { parts, own } = stated(row, run.reading);
    const now = labels[row][run.label];
    const renumbered = (part, number) => (own[number] && part.startsWith(own[number]) ? (now[number] ?? "") + part.slice(own[number].length) : part);
    return parts.map(renumbered);
  };
  for (const row of rows.keys()) if (!rows[row].matches("article")) stated(row, 0);

  // Words, and characters where no spaces part words; the end of a paragraph is a word.
  const words = (line) => line.match(/\u2029|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}_]+|[^\S\u2029]+|[^]/gu) ?? [];
  // What stays, went and came, by the longest common subsequence. Texts that are too long for that are replaced as a whole.
  const compare = (old, now) => {
    let [a, b] = [words(old), words(now)];
    let head = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
    let tail = 0;
    while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
    const out = [];
    const push = (kind, word) => {
      if (out.at(-1)?.kind === kind) out.at(-1).text += word;
      else out.push({ kind, text: word });
    };
    for (const word of a.slice(0, head)) push("stays", word);
    const end = a.slice(a.length - tail);
    [a, b] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
    if (a.length * b.length > 4e6) {
      push("del", a.join(""));
      push("ins", b.join(""));
    } else {
      const width = b.length + 1;
      const longest = new Uint16Array((a.length + 1) * width);
      for (let i = a.length - 1; i >= 0; i -= 1) {
        for (let j = b.length - 1; j >= 0; j -= 1) {
          longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1] + 1 : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
        }
      }
      let [i, j] = [0, 0];
      while (i < a.length || j < b.length) {
        if (i < a.length && j < b.length && a[i] === b[j]) {
          push("stays", a[i]);
          i += 1;
          j += 1;
        } else if (j === b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) push("del", a[i++]);
        else push("ins", b[j++]);
      }
    }
    for (const word of end) push("stays", word);
    return joined(out);
  };
  // What is between two changes and only white space belongs to them; and what went comes before what came.
  const joined = (parts) => {
    const out = [];
    let [went, came] = ["", ""];
    const flush = () => {
      if (went) out.push({ kind: "del", text: went });
      if (came) out.push({ kind: "ins", text: came });
      [went, came] = ["", ""];
    };
    parts.forEach(({ kind, text }, number) => {
      const inside = kind === "stays" && !text.trim() && !text.includes(END) && (went || came) && number + 1 < parts.length;
      if (kind !== "ins" && (kind === "del" || inside)) went += text;
      if (kind === "ins" || inside) came += text;
      if (kind === "stays" && !inside) {
        flush();
        out.push({ kind, text });
      }
    });
    flush();
    return out;
  };

  const element = (name, className, content = "") => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = content;
    return made;
  };
  const written = (parts) => {
    const out = [];
    for (const { kind, text: line } of parts) {
      line.split(END).forEach((piece, number) => {
        if (number > 0) {
          if (kind !== "stays") out.push(element(kind, "end", "¶"));
          if (kind !== "del") out.push(element("span", "p"));
        }
        if (piece) out.push(kind === "stays" ? document.createTextNode(piece) : element(kind, "", piece));
      });
    }
    return out;
  };
  const plain = (parts) => written([{ kind: "stays", text: parts.join(END) }]);

  // The row in one revision, beside another one.
  const fill = (row, revision, old, own) => {
    const now = one(".now", rows[row]) ?? rows[row].appendChild(element("p", "t now"));
    const [is, was] = [at(row, revision), old === undefined ? undefined : at(row, old)];
    const shown = is ?? was;
    now.hidden = !shown;
    let same = old !== undefined;
    if (shown) {
      const { element: source } = stated(row, shown.reading);
      now.className = source.className.replace("reading", "now");
      if (source === now) now.classList.add("reading");
      now.lang = source.lang;
      const texts = paragraphs(row, revision);
      if (old === undefined) now.replaceChildren(...plain(own ?? texts));
      else {
        const before = paragraphs(row, old);
        same = before.join(END) === texts.join(END);
        // What is made of the other reading itself is marked as the comparison of the two says.
        const made = is && was && is.reading === was.reading + 1 && readings[row][is.reading].querySelector("del, ins") && same === false;
        const isMade = made && before.join() === stated(row, was.reading).parts.join() && texts.join() === stated(row, is.reading).parts.join();
        const marked = isMade && joinsTo(row, is.reading, before);
        if (marked) now.replaceChildren(...marked);
        else now.replaceChildren(...written(is && was ? compare(before.join(END), texts.join(END)) : [{ kind: is ? "ins" : "del", text: (is ? texts : before).join(END) }]));
      }
    }
    else now.replaceChildren();
    rows[row].classList.toggle("absent", !is);
    rows[row].classList.toggle("same", same || !shown && old !== undefined);
  };
  // The marked text of a reading, if what it was made of is that text.
  const joinsTo = (row, reading, before) => {
    const copy = readings[row][reading].cloneNode(true);
    for (const come of all("ins, .n, del.end", copy)) come.remove();
    for (const end of all(".p", copy)) end.textContent = END;
    const was = copy.textContent.replaceAll("¶" + END, END);
    return was === before.join(END) ? Array.from(readings[row][reading].cloneNode(true).childNodes) : undefined;
  };

  // The rows that two revisions have in one order: the longest increasing subsequence (Schensted 1961) of those that were never moved, and
  // those others that are where they were among them.
  const unmoved = (was, is) => {
    const places = new Map(was.map((row, place) => [row, place]));
    const both = is.filter((row) => places.has(row));
    const roams = (row) => rows[row].matches("[data-kind~=moved]");
    const [tails, before] = [[], new Map()];
    for (const row of both.filter((each) => !roams(each))) {
      let [low, high] = [0, tails.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (places.get(tails[middle]) < places.get(row)) low = middle + 1;
        else high = middle;
      }
      before.set(row, tails[low - 1]);
      tails[low] = row;
    }
    const stays = new Set();
    for (let row = tails.at(-1); row !== undefined; row = before.get(row)) stays.add(row);
    const fixed = both.filter((row) => stays.has(row)).map((row) => places.get(row));
    let [last, next] = [-1, 0];
    for (const row of both) {
      const place = places.get(row);
      if (stays.has(row)) next += 1;
      else if (place < last || place > (fixed[next] ?? Infinity)) continue;
      stays.add(row);
      last = place;
    }
    return stays;
  };
  const distinct = (revision) => Array.from(new Set(order(revision).map(([row]) => row)));

  const show = () => {
    const revision = Number(base.value);
    const old = against.value === "" ? undefined : Number(against.value);
    const top = all("#text > [data-runs]").find((row) => row.getBoundingClientRect().bottom > 80 && row.checkVisibility());
    const before = scrollY > 0 ? top?.getBoundingClientRect().top : undefined;
    document.body.classList.toggle("compared", old !== undefined);
    document.body.classList.toggle("only", only.checked);
    for (const part of all("#text > .part")) part.remove();
    const used = new Map();
    const nodes = [];
    const stays = old === undefined ? undefined : unmoved(distinct(old), distinct(revision));
    let place = 1;
    for (const [row, count] of order(revision)) {
      const texts = paragraphs(row, revision);
      const first = used.get(row) ?? 0;
      const own = count ? texts.slice(first, first + count) : texts;
      used.set(row, first + own.length);
      if (first) {
        const part = element("div", "row part");
        const link = element("a", "", say("belongs"));
        const header = element("header");
        const own_text = element("p", "t");
        link.href = "#" + rows[row].id;
        header.append(link);
        own_text.append(...plain(own));
        own_text.dir = "auto";
        own_text.lang = stated(row, at(row, revision).reading).element.lang;
        part.append(header, own_text);
        nodes.push(part);
      } else {
        const moved = stays !== undefined && at(row, old) !== undefined && !stays.has(row);
        fill(row, revision, old, own);
        rows[row].classList.toggle("moved", moved);
        if (moved) rows[row].classList.remove("same");
        const where = one(".where", rows[row]);
        const label = (labels[row][at(row, revision).label][0] ?? "").replace(/[.\s、．]+$/u, "");
        const number = say("paragraph", { number: place });
        const named = label ? say("label", { label, place: number }) : number;
        if (where) where.textContent = moved ? say("moved", { place: named }) : named;
        nodes.push(rows[row]);
      }
      place += own.length;
    }
    text.replaceChildren(...nodes);
    rows.forEach((row, number) => {
      if (used.has(number)) return;
      fill(number, revision, old);
      row.classList.remove("moved");
      const where = one(".where", row);
      if (where) where.textContent = say(revision < runs[number][0].from ? "yet" : "absent");
      if (number > 0) rows[number - 1].after(row);
      else text.prepend(row);
    });
    const name = (select) => select.selectedOptions[0].textContent;
    const nothing = old !== undefined && rows.every((row) => row.matches(".same"));
    const both = { base: name(base), other: name(against) };
    one("#of").textContent = old === undefined ? both.base : say(nothing ? "same" : "compared", both);
    document.dispatchEvent(new Event("rows"));
    if (before !== undefined && top.checkVisibility()) scrollBy(0, top.getBoundingClientRect().top - before);
  };

  for (const each of [base, against, only]) each.addEventListener("change", show);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input[type=search], select")) return;
    const by = { ",": -1, ".": 1 }[event.key];
    if (!by || !base.options[base.selectedIndex + by]) return;
    event.preventDefault();
    base.selectedIndex += by;
    show();
  });
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details.apparatus:not([open])");
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => opened.splice(0).forEach((each) => (each.open = false)));
})();
