// What `variorum serve` does in a browser: see `browser`.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Starts the program in a folder, and gives the address that it prints.
const started = (binary, folder) =>
  new Promise((resolve, reject) => {
    const child = spawn(binary, ["serve", "--quiet"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    child.once("error", reject);
    child.once("exit", (status) => reject(new Error(`serve ended with ${status}`)));
    child.stdout.setEncoding("utf8").once("data", (line) => resolve({ child, address: line.trim() }));
  });

export async function serve({ binary, work, chromium, claim, accessible, count, texts: [old, now] }) {
  const folder = join(work, "served");
  const saved = join(work, "saved");
  for (const each of [folder, saved, join(folder, "more")]) mkdirSync(each);
  writeFileSync(join(folder, "old.md"), old);
  writeFileSync(join(folder, "more", "new <b>.md"), now);
  for (const [name, text] of [["dropped-old.md", old], ["dropped-new.md", now], ["third.md", now + "\nThe the end of it all is near.\n"]]) writeFileSync(join(work, name), text);
  const before = readdirSync(folder, { recursive: true }).sort();
  const { child, address } = await started(binary, folder);
  await chromium.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: saved });

  const opened = async (path, options, use) => {
    const page = await chromium.open(address + path, options);
    try {
      await use(page);
      assert.deepEqual(page.problems, [], "errors, refusals of the policy, dialogs");
      const elsewhere = page.requests.filter((each) => !each.startsWith(address));
      assert.deepEqual(elsewhere, [], "asked for what is elsewhere");
    } finally {
      await page.close();
    }
  };
  const until = async (name, holds) => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (await holds()) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    assert.fail(name);
  };
  const chosen = (page) => page.evaluate("Array.from(document.querySelectorAll('#chosen bdi')).map((each) => each.textContent)");
  const can = (page) => page.evaluate("Array.from(document.querySelectorAll('.tasks button:not(:disabled)')).map((each) => each.value)");
  const drop = (page, files) =>
    page.evaluate(`(() => {
      const dropped = new DataTransfer();
      for (const [name, text] of ${JSON.stringify(files)}) dropped.items.add(new File([text], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
    })()`);
  const look = (page, task) => page.leave(`button[value=${task}]`);
  const fits = (page) => page.evaluate("document.documentElement.scrollWidth <= innerWidth");
  const bytes = (name) => readFileSync(join(saved, name));
  const save = async (page, query, name) => {
    await page.click(query);
    await until(`${name} is saved`, () => existsSync(join(saved, name)) && bytes(name).length > 0);
  };

  for (const dark of [false, true]) {
    for (const width of [1400, 800, 400]) {
      await claim(`serve: files are chosen and a report is looked at, at ${width}${dark ? ", dark" : ""}`, () =>
        opened("", { width, dark }, async (page) => {
          await accessible(page);
          await page.click("#files li:nth-last-child(1) input");
          await page.click("#files li:nth-last-child(2) input");
          await accessible(page);
          assert.ok(await fits(page), "nothing is beside the page");
          await look(page, "compare");
          assert.equal(await count(page, "iframe"), 1);
          await accessible(page);
          assert.ok(await fits(page), "nothing is beside the page");
        }));
    }
  }
  await claim("serve: the order of two files is that of the comparison", () =>
    opened("", {}, async (page) => {
      assert.deepEqual(await can(page), []);
      await page.click("#files li:nth-last-child(2) input");
      assert.deepEqual(await can(page), ["check", "history"]);
      await page.click("#files li:nth-last-child(1) input");
      assert.deepEqual(await can(page), ["compare", "check", "history"]);
      assert.deepEqual(await chosen(page), ["more/new <b>.md", "old.md"]);
      await page.click("#chosen li:last-child button");
      assert.deepEqual(await chosen(page), ["old.md", "more/new <b>.md"]);
      assert.equal(await page.evaluate("document.activeElement.textContent"), "Up");
      await look(page, "compare");
      const title = () => page.evaluate("document.querySelector('h1').textContent");
      assert.equal(await title(), "old.md → more/new <b>.md");
      await page.leave("nav a:nth-child(2)");
      assert.equal(await title(), "more/new <b>.md → old.md");
      await page.leave("nav a:nth-child(1)");
      assert.equal(page.requests.at(-1), address);
    }));
  await claim("serve: files that are dropped are compared and saved, and the page of it works alone", () =>
    opened("", {}, async (page) => {
      await drop(page, [["dropped-old.md", old], ["dropped-new.md", now]]);
      await until("both are taken", async () => (await chosen(page)).length === 2);
      assert.deepEqual(await chosen(page), ["dropped-old.md", "dropped-new.md"]);
      await accessible(page);
      await look(page, "compare");
      await save(page, "nav a[href*='as=html']", "comparison.html");
      assert.match(bytes("comparison.html").toString(), /<del class="number">thirty<\/del><ins class="number">sixty<\/ins>/);
      await save(page, "nav a[href*='as=docx']", "changes.docx");
      assert.equal(bytes("changes.docx").subarray(0, 2).toString(), "PK");
      const report = await page.evaluate("document.querySelector('iframe').src");
      // The page has no right here.
      assert.equal(await page.evaluate("document.querySelector('iframe').contentDocument"), null);
      await opened(report.slice(address.length), {}, async (alone) => {
        await alone.press("n");
        await alone.press("n");
        assert.equal(await count(alone, "article.here"), 1);
        await alone.press("/");
        await alone.type("sixty");
        assert.equal(await count(alone, "article.row:not([hidden])"), 1);
        const asks = "fetch('./').then(() => 'answered', () => 'refused')";
        assert.equal(await alone.evaluate(asks), "refused");
        alone.problems.length = 0;
      });
    }));
  await claim("serve: files that are chosen in the dialog are checked, and followed", () =>
    opened("", {}, async (page) => {
      await page.choose("#pick", [join(work, "third.md")]);
      await until("it is taken", async () => (await chosen(page)).length === 1);
      await look(page, "check");
      await save(page, "nav a[href*='as=docx']", "comments.docx");
      assert.equal(bytes("comments.docx").subarray(0, 2).toString(), "PK");
      // Back on the first page, it is still there.
      await page.leave("nav a:nth-child(1)");
      await page.choose("#pick", [join(work, "dropped-old.md"), join(work, "dropped-new.md")]);
      await until("both are taken", async () => (await chosen(page)).length === 2);
      await page.evaluate("Array.from(document.querySelectorAll('#files label')).find((each) => each.textContent.includes('third')).click()");
      assert.equal((await chosen(page)).length, 3);
      await look(page, "history");
      await save(page, "nav a[href*='as=html']", "history.html");
      assert.match(bytes("history.html").toString(), /written by variorum history/);
    }));
  await claim("serve: a file that cannot be read has a page that says so", () =>
    opened("", {}, async (page) => {
      await drop(page, [["<img src=x onerror=hit>.docx", "PK no archive"]]);
      await until("it is taken", async () => (await chosen(page)).length === 1);
      const id = await page.evaluate("document.querySelector('#chosen input').value");
      await opened(`report?do=check&file=${id}`, {}, async (told) => {
        assert.match(await told.evaluate("document.querySelector('main').textContent"), /onerror=hit>\.docx/);
        await accessible(told);
        // That it is an error is what the browser says of it.
        assert.equal(told.problems.splice(0).length, 1);
      });
      await page.click("#chosen button:last-of-type");
      assert.deepEqual(await chosen(page), []);
      await page.evaluate("document.querySelector('#filter').focus()");
      await page.type("OLD.md");
      assert.ok(await page.evaluate("Array.from(document.querySelectorAll('#files li:not([hidden])')).every((each) => each.textContent.includes('old.md'))"));
    }));
  await claim("serve: nothing is written into the folder", () => {
    assert.deepEqual(readdirSync(folder, { recursive: true }).sort(), before);
  });
  child.removeAllListeners("exit");
  child.kill();
}
