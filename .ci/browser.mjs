// What pages do in a browser: see `browser`, which calls this.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { browser } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const [binary, work] = process.argv.slice(2).map((each) => resolve(each));
const axe = readFileSync(join(work, "node_modules/axe-core/axe.min.js"), "utf8");

const run = (...words) => {
  const ended = spawnSync(binary, words, { cwd: work, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(ended.status === 0 || ended.status === 1, `${words.join(" ")}: ${ended.stderr}`);
};
const page = (name, ...words) => {
  run(...words, "--no-config", "--output", `html=${name}.html`);
  return join(work, `${name}.html`);
};
const compared = (name, old, now) => {
  writeFileSync(join(work, `${name}-old.md`), old);
  writeFileSync(join(work, `${name}-new.md`), now);
  return page(name, "diff", `${name}-old.md`, `${name}-new.md`);
};

const RULES = ["The gate opens at dawn & closes at dusk.", "Boats wait outside until the bell has rung twice.", "Ropes that were borrowed are handed in at the office before noon.", "The fee under Clause 2 is due within thirty days of the invoice. It is paid at the office, by those who hold a berth.", "A diver needs a permit of the harbour master.", "Lamps burn all night long at the end of the pier."];
const english = (order, change) => "# Rules of the harbour\n\n" + change(order.map((at, place) => `Clause ${place + 1} ${RULES[at]}`).join("\n\n")) + "\n";
const pairs = {
  english: [
    english([0, 1, 2, 3, 4, 5], (text) => text),
    english([0, 2, 3, 1, 5], (text) => text.replace("dusk", "noon").replace("thirty", "sixty").replace("invoice. It", "invoice.\n\nIt").replace("burn", "do not burn")),
  ],
  chinese: ["# 港口管理办法\n\n第一条　港口每日开放，夜间停止进出。\n\n第二条　押金应当在三十日内退还给承租人。\n\n第三条　船舶应当按照指定泊位停靠。\n", "# 港口管理办法\n\n第一条　港口每日开放，夜间停止进出。\n\n第二条　使用缆绳的，应当当日归还管理处。\n\n第三条　押金可以在六十日内退还给承租人。\n\n第四条　船舶应当按照指定泊位停靠。\n"],
  russian: ["Сторож считает фонари каждый вечер.\n\nПлата вносится в течение тридцати дней.\n", "Сторож не считает фонари каждый вечер.\n\nПлата вносится в течение шестидесяти дней.\n"],
  arabic: ["يلتزم المستأجر بدفع الأجرة خلال ثلاثين يوما من تاريخ التوقيع.\n\nيحق للمالك زيارة المبنى.\n", "يلتزم المستأجر بدفع الأجرة خلال ستين يوما من تاريخ التوقيع.\n\nيحق للمالك زيارة المبنى.\n"],
  japanese: ["第一条　本規程は、港の利用について定める。\n\n第二条　料金は三十日以内に支払うものとする。\n", "第一条　本規程は、港の利用について定める。\n\n第二条　料金は六十日以内に支払うことができる。\n"],
};
const HOSTILE = "</p></script><script>window.hit = 1</script><img src=x onerror=\"window.hit = 2\"><a href='javascript:alert(3)'>x</a>\u202e\u2066 ";

let passed = 0;
let failed = 0;
const claim = async (name, check) => {
  try {
    await check();
    passed += 1;
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n    ${error.message.replaceAll("\n", "\n    ")}`);
  }
};

const chromium = await browser();
const opened = async (path, options, use) => {
  const page = await chromium.open(path, options);
  try {
    await use(page);
    assert.deepEqual(page.problems, [], "errors, refusals of the policy, dialogs");
    assert.equal(page.requests.length, 1, `asked for ${page.requests}`);
    assert.equal(await page.evaluate("window.hit"), undefined);
  } finally {
    await page.close();
  }
};
const count = (page, query) => page.evaluate(`document.querySelectorAll(${JSON.stringify(query)}).length`);
const here = (page) => page.evaluate("document.querySelector('article.here')?.id");
const shown = (page) => count(page, "article.row:not([hidden])");
const accessible = async (page) => {
  await page.evaluate(axe + "; 0");
  const found = await page.evaluate("axe.run().then((found) => found.violations.map((each) => each.id + ': ' + each.nodes.slice(0, 3).map((node) => node.html + ' ' + node.failureSummary).join(' / ')))");
  assert.deepEqual(found, []);
};

const files = Object.entries(pairs).map(([name, [old, now]]) => [name, compared(name, old, now)]);
files.push(["hostile", compared("hostile", `The gate ${HOSTILE} opens at dawn.\n`, `The gate opens at noon ${HOSTILE}.\n`)]);
const WRONG = `The the gate ${HOSTILE} opens on Friday, 21 May 2026.\n\n${RULES[3]}\n\nThe keeper sleeps.\n\n${RULES[3]}\n`;
writeFileSync(join(work, "wrong.md"), WRONG);
files.push(["check", page("check", "check", "wrong.md")]);
mkdirSync(join(work, "one"));
mkdirSync(join(work, "two"));
for (const [name, [old, now]] of Object.entries(pairs)) {
  writeFileSync(join(work, "one", `${name}.md`), old);
  if (name !== "arabic") writeFileSync(join(work, "two", `${name}.md`), name === "russian" ? old : now);
}
files.push(["folders", page("folders", "diff", "one", "two")]);
const corpus = resolve("../shared/corpus/pairs");
if (existsSync(corpus)) {
  const names = readdirSync(corpus).filter((name) => name.startsWith("zh-"));
  files.push(["a law", page("law", "diff", join(corpus, names[0]), join(corpus, names[1]))]);
}

const edited = (text) => text.replace("dusk", "noon").replace("thirty", "sixty");
const witnesses = [
  english([0, 1, 2, 3, 5], (text) => text),
  english([0, 1, 2, 3, 5], edited),
  english([0, 2, 1, 3], (text) => edited(text).replace("invoice. It", "invoice.\n\nIt")),
  english([4, 0, 2, 1, 3, 5], (text) => text.replace("thirty", "ninety").replace("rung", HOSTILE)),
];
const names = witnesses.map((text, at) => {
  writeFileSync(join(work, `edition-${at}.txt`), text);
  return `edition-${at}.txt`;
});
const edition = page("edition", "history", ...names);
files.push(["edition", edition]);
const mixed = [...pairs.chinese, ...pairs.arabic, ...pairs.japanese].map((text, at) => {
  writeFileSync(join(work, `mixed-${at}.md`), text);
  return `mixed-${at}.md`;
});
files.push(["edition of other scripts", page("scripts", "history", ...mixed)]);

const lines = Array.from({ length: 26000 }, (_, at) => `The keeper of gate ${at} counts the lamps of pier ${at * 7 + 3} when the bell of quay ${at * 13} has rung, and writes down what boat ${at * 3} brings to the harbour on that day, whatever it is; nobody else may do so there.`);
const large = compared("large", lines.join("\n\n"), lines.map((line, at) => (at % 40 ? line : line.replace("lamps", "ropes").replace("nobody", "anybody"))).join("\n\n"));

for (const [name, path] of files) {
  for (const dark of [false, true]) {
    for (const width of [1400, 400]) {
      await claim(`${name}: opens, asks for nothing and is accessible at ${width}${dark ? ", dark" : ""}`, () =>
        opened(path, { width, dark }, async (page) => {
          await accessible(page);
          if ((await count(page, "#unfold")) > 0) {
            await page.click("#unfold");
            await page.press("v");
          }
          await accessible(page);
          assert.ok(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is beside the page");
        }));
    }
  }
}

const english_page = files[0][1];
await claim("what a page must not do would be seen", () =>
  opened(english_page, {}, async (page) => {
    await page.evaluate("const each = document.createElement('script'); each.textContent = 'window.hit = 1'; document.body.append(each)");
    await page.evaluate("const picture = new Image(); picture.src = 'https://example.org/x.png'; document.querySelector('main').append(picture)");
    await page.evaluate("new Promise((done) => setTimeout(done, 100))");
    assert.equal(page.problems.length, 2, "both are refused");
    await assert.rejects(accessible(page), /image-alt/);
    assert.equal(page.requests.pop(), "https://example.org/x.png");
    page.problems.length = 0;
  }));
await claim("n and p go from change to change", () =>
  opened(english_page, {}, async (page) => {
    await page.press("n");
    const first = await here(page);
    await page.press("n");
    const second = await here(page);
    await page.press("p");
    assert.equal(await here(page), first);
    assert.notEqual(first, second);
    assert.equal(await page.evaluate("document.activeElement.id"), first);
  }));
await claim("filters leave what has one of the values, and say how many", () =>
  opened(english_page, {}, async (page) => {
    const all = await shown(page);
    await page.click("[data-facet=class] input[value=number]");
    const numbers = await count(page, "article[data-class~=number]");
    assert.equal(await shown(page), numbers);
    assert.ok(numbers > 0 && numbers < all);
    assert.equal(await page.evaluate("document.querySelector('#shown').textContent"), `(${numbers} of ${all})`);
    assert.equal(await count(page, "#list li:not([hidden])"), numbers);
    await page.click("[data-facet=class] input[value=negation]");
    assert.equal(await shown(page), await count(page, "article:is([data-class~=number], [data-class~=negation])"));
    await page.press("n");
    await page.press("n");
    assert.ok(await page.evaluate("!document.querySelector('article.here').hidden"));
  }));
await claim("/ searches both texts, and letters in it are no keys", () =>
  opened(english_page, {}, async (page) => {
    await page.press("/");
    await page.type("sixty");
    assert.equal(await shown(page), 1);
    assert.ok(await page.evaluate("document.querySelector('article:not([hidden])').textContent.includes('sixty')"));
    await page.press("n");
    assert.equal(await here(page), undefined);
    for (const both of ["within thirty days", "within sixty days"]) {
      await page.evaluate("document.querySelector('#search').value = ''");
      await page.type(both);
      assert.equal(await shown(page), 1, both);
    }
  }));
await claim("v changes the layout, and each side has its own text", () =>
  opened(english_page, {}, async (page) => {
    const visible = (query) => page.evaluate(`document.querySelector(${JSON.stringify(query)}).innerText`);
    const row = "article[data-class~=number]";
    assert.match(await visible(`${row} .t.old`), /thirty days/);
    assert.doesNotMatch(await visible(`${row} .t.old`), /sixty/);
    assert.match(await visible(`${row} .t:not(.old)`), /sixty/);
    assert.doesNotMatch(await visible(`${row} .t:not(.old)`), /thirty/);
    await page.press("v");
    assert.equal(await page.evaluate("document.querySelector('.t.old').checkVisibility()"), false);
    assert.match(await visible(`${row} .t:not(.old)`), /thirty/);
    assert.match(await visible(`${row} .t:not(.old)`), /sixty/);
  }));
await claim("both ends of a move lead to each other", () =>
  opened(english_page, {}, async (page) => {
    const left = await page.evaluate("document.querySelector('.left').id");
    await page.click(`#${left} a`);
    const target = await here(page);
    assert.equal(await page.evaluate("location.hash"), `#${target}`);
    await page.click(`#${target} header a`);
    assert.equal(await page.evaluate("document.activeElement.id"), left);
  }));
await claim("unchanged text is folded until it is asked for, and then on both sides", () =>
  opened(english_page, {}, async (page) => {
    assert.equal(await count(page, "details.fold[open]"), 0);
    await page.click("#unfold");
    assert.equal(await count(page, "details.fold:not([open])"), 0);
    await page.evaluate("new Promise((done) => setTimeout(done, 100))");
    const seen = "Array.from(document.querySelectorAll('details.fold .row')).filter((row) => row.checkVisibility({ contentVisibilityAuto: true }))";
    assert.ok(await page.evaluate(`${seen}.length > 0 && ${seen}.every((row) => row.querySelector('.t.old'))`));
  }));
await claim("the list and the map lead to changes", () =>
  opened(english_page, {}, async (page) => {
    await page.click("#list li:nth-child(2) a");
    const second = await page.evaluate("document.querySelectorAll('article.row')[1].id");
    assert.equal(await here(page), second);
    await page.click("#map a:last-of-type rect");
    assert.notEqual(await here(page), second);
  }));
await claim("without its script a page has both texts", async () => {
  const text = readFileSync(english_page, "utf8");
  assert.match(text, /<del class="number">thirty<\/del><ins class="number">sixty<\/ins>/);
});
await claim("findings are filtered by rule and lead from the plot", () =>
  opened(join(work, "check.html"), {}, async (page) => {
    await page.click("[data-facet=kind] input[value=duplicate-passage]");
    assert.equal(await shown(page), await count(page, "article[data-kind=duplicate-passage]"));
    assert.equal(await shown(page), 1);
    await page.click(".overview summary");
    assert.ok((await count(page, ".plot a line")) >= 2);
  }));
const choose = (page, query, value) =>
  page.evaluate(`(() => { const each = document.querySelector(${JSON.stringify(query)}); each.value = ${JSON.stringify(value)}; each.dispatchEvent(new Event("change", { bubbles: true })); })()`);
// What a reader sees of the text, without apparatus; of a comparison one side.
const seen = (page, without = "") =>
  page.evaluate(`Array.from(document.querySelectorAll("#text > .row:not(.absent) > .t:not([hidden]), #text > .part > .t")).flatMap((each) => { const copy = each.cloneNode(true); for (const gone of copy.querySelectorAll(${JSON.stringify(without || "none")})) gone.remove(); for (const end of copy.querySelectorAll(".p")) end.textContent = "\\u2029"; return copy.textContent.split("\\u2029"); })`);
const stated = (text) => text.trim().split("\n\n").map((each) => each.replaceAll(/[\u202e\u2066]/g, "␣"));
await claim("the text of any revision is shown, with the numbers that its clauses have there", () =>
  opened(edition, {}, async (page) => {
    for (const at of [3, 0, 1, 2, 3]) {
      await choose(page, "#base", String(at));
      const found = (await seen(page)).map((each) => each.replaceAll(/\s+/g, " ").trim());
      assert.deepEqual(found, stated(witnesses[at]).map((each) => each.replaceAll(/\s+/g, " ").trim()), `revision ${at}`);
    }
    await page.press(",");
    assert.equal(await page.evaluate("document.querySelector('#base').value"), "2");
    await accessible(page);
  }));
await claim("any two revisions are compared, and both sides are whole", () =>
  opened(edition, {}, async (page) => {
    for (const [old, now] of [[0, 1], [1, 2], [0, 2], [2, 0], [0, 3], [3, 1], [1, 1]]) {
      await choose(page, "#base", String(now));
      await choose(page, "#against", String(old));
      const spoken = (texts) => texts.join("").replaceAll(/[\s¶]/g, "");
      const bodies = (text) => spoken(stated(text));
      assert.equal(spoken(await seen(page, "del")), bodies(witnesses[now]), `${old} → ${now}`);
      const marks = await count(page, "#text .now:not([hidden]):is(:has(del), :has(ins))");
      assert.equal(marks > 0, old !== now);
      // A clause of which only the number changed is marked, and not listed.
      const differs = "#text [data-runs]:not(.same):not([hidden])";
      const marked = `${differs}:is(:not(.moved), .moved:has(.now :is(del, ins)))`;
      assert.equal(await count(page, marked), marks, "what differs is marked");
      assert.ok((await count(page, `${differs}:is(article.para)`)) > 0 || old === now, "and listed");
      const nothing = await page.evaluate("document.querySelector('#of').textContent.includes('nothing differs')");
      assert.equal(nothing, old === now);
    }
    await choose(page, "#base", "2");
    await choose(page, "#against", "1");
    assert.ok((await count(page, "#text .moved:not(.same) .where")) > 0, "what moved is shown");
    await choose(page, "#base", "1");
    await choose(page, "#against", "0");
    await page.press("n");
    assert.ok(await page.evaluate("document.querySelector('article.here .now del') !== null"));
    await accessible(page);
    await choose(page, "#against", "");
    assert.equal(await count(page, ".now :is(del, ins)"), 0);
  }));
await claim("paragraphs are filtered by what happened, and a life line leads to its paragraph", () =>
  opened(edition, {}, async (page) => {
    await page.click("[data-facet=kind] input[value=split]");
    assert.equal(await shown(page), await count(page, "article[data-kind~=split]"));
    assert.ok((await shown(page)) > 0);
    await page.evaluate("location.hash = document.querySelector('.lives a[href^=\"#k\"]:last-of-type').getAttribute('href')");
    await page.evaluate("new Promise((done) => setTimeout(done, 100))");
    assert.ok(await page.evaluate("document.activeElement.matches('#text > .row')") || (await page.evaluate("document.activeElement.localName")) === "body");
  }));
await claim("rows far down get their other side when they are drawn, and all of them for print", () =>
  opened(join(work, "large.html"), {}, async (page) => {
    assert.ok((await count(page, ".t.old")) < 100);
    assert.ok((await count(page, "#list li")) < 100);
    await page.evaluate("location.hash = '#' + Array.from(document.querySelectorAll('article.row')).at(-1).id");
    await page.evaluate("new Promise((done) => setTimeout(done, 500))");
    assert.ok(await page.evaluate("document.querySelector('article.here .t.old') !== null"));
    assert.ok(await page.evaluate("document.querySelector('#list a[aria-current]').getAttribute('href') === location.hash"));
    const box = await page.evaluate("(({ top, bottom }) => [top, bottom - innerHeight])(document.querySelector('article.here').getBoundingClientRect())");
    assert.ok(box[0] > 0 && box[1] < 0, `it is in sight: ${box}`);
  }));
await claim("a page prints on A4 in both layouts", () =>
  opened(english_page, {}, async (page) => {
    const sizes = [];
    for (let layout = 0; layout < 2; layout += 1) {
      const box = (await page.print()).toString("latin1").match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/);
      sizes.push(box.slice(1).map((side) => Math.round(Number(side))));
      await page.press("v");
    }
    assert.deepEqual(sizes, [[842, 595], [595, 842]]);
  }));

// What it takes to open a large text is told, and is no claim: machines differ.
await opened(large, {}, async (page) => {
  const megabytes = (size) => (size / 1e6).toFixed(1);
  console.log(`${megabytes(lines.join("\n\n").length)} MB of text, a page of ${megabytes(readFileSync(large).length)} MB: open in ${Math.round(page.opened)} ms`);
});
await serve({ binary, work, chromium, claim, accessible, count, texts: pairs.english });
await chromium.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
