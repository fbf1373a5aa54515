// Chromium over the pipe of its DevTools protocol: pages of files or addresses, keys, pictures. No package is needed for it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"].filter(Boolean);

export async function browser() {
  for (const name of NAMES) {
    try {
      return await start(name);
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
  throw new Error(`no browser: looked for ${NAMES.join(", ")}`);
}

function start(name) {
  return new Promise((resolve, reject) => {
    const home = mkdtempSync(join(tmpdir(), "variorum-browser-"));
    const options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions"];
    const child = spawn(name, [...options, `--user-data-dir=${home}`, "--remote-debugging-pipe"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    child.once("error", reject);
    child.once("spawn", () => resolve(new Browser(child, home)));
  });
}

class Browser {
  constructor(child, home) {
    Object.assign(this, { child, home, id: 0, waiting: new Map(), pages: new Map(), rest: "" });
    child.stdio[4].setEncoding("utf8").on("data", (data) => this.read(data));
    child.stdio[3].on("error", () => {});
  }

  read(data) {
    const parts = (this.rest + data).split("\0");
    this.rest = parts.pop();
    for (const part of parts) {
      const said = JSON.parse(part);
      const waits = this.waiting.get(said.id);
      this.waiting.delete(said.id);
      if (waits) said.error ? waits.reject(new Error(said.error.message)) : waits.resolve(said.result);
      else this.pages.get(said.sessionId)?.heard(said.method, said.params);
    }
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.id;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    });
  }

  // Opens a file or an address as a person would, and takes down what it asks for and what its policy refuses.
  async open(path, { width = 1400, height = 900, dark = false } = {}) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, sessionId, targetId);
    this.pages.set(sessionId, page);
    for (const domain of ["Page", "Runtime", "Network", "Log"]) await page.send(`${domain}.enable`);
    await page.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    const features = [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }];
    await page.send("Emulation.setEmulatedMedia", { features });
    const loaded = page.next("Page.loadEventFired");
    const start = performance.now();
    await page.send("Page.navigate", { url: path.startsWith("http:") ? path : pathToFileURL(path).href });
    await loaded;
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    page.opened = performance.now() - start;
    return page;
  }

  async close() {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.send("Browser.close").catch(() => {});
    await ended;
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

class Page {
  constructor(browser, session, target) {
    Object.assign(this, { browser, session, target, requests: [], problems: [], waits: new Map() });
  }

  send(method, params) {
    return this.browser.send(method, params, this.session);
  }

  heard(method, params) {
    if (method === "Network.requestWillBeSent") this.requests.push(params.request.url);
    if (method === "Log.entryAdded" && params.entry.level === "error") this.problems.push(params.entry.text);
    if (method === "Runtime.exceptionThrown") this.problems.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === "Page.javascriptDialogOpening") {
      this.problems.push(`a dialog: ${params.message}`);
      this.send("Page.handleJavaScriptDialog", { accept: false });
    }
    this.waits.get(method)?.();
    this.waits.delete(method);
  }

  next(method) {
    return new Promise((resolve) => this.waits.set(method, resolve));
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async press(key) {
    const text = key.length === 1 ? key : key === "Enter" ? "\r" : undefined;
    await this.send("Input.dispatchKeyEvent", { type: "keyDown", key, text });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", key });
  }

  async type(text) {
    await this.send("Input.insertText", { text });
  }

  async click(query) {
    await this.hit(query);
    await this.evaluate("new Promise((done) => setTimeout(done, 50))");
  }

  async hit(query) {
    const at = await this.evaluate(`(() => { const each = document.querySelector(${JSON.stringify(query)}); each.scrollIntoView({ block: "center" }); const box = each.getBoundingClientRect(); return [box.x + Math.min(box.width / 2, 20), box.y + box.height / 2]; })()`);
    for (const type of ["mousePressed", "mouseReleased"]) await this.send("Input.dispatchMouseEvent", { type, x: at[0], y: at[1], button: "left", clickCount: 1 });
  }

  // Clicks on what leads to another page, and waits for it.
  async leave(query) {
    const loaded = this.next("Page.loadEventFired");
    await this.hit(query);
    await loaded;
  }

  // Chooses files for an input, as in the dialog that it opens.
  async choose(query, files) {
    const { root } = await this.send("DOM.getDocument");
    const { nodeId } = await this.send("DOM.querySelector", { nodeId: root.nodeId, selector: query });
    await this.send("DOM.setFileInputFiles", { nodeId, files });
  }

  async picture(whole = false) {
    const { data } = await this.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: whole });
    return Buffer.from(data, "base64");
  }

  async print() {
    const { data } = await this.send("Page.printToPDF", { preferCSSPageSize: true, printBackground: false });
    return Buffer.from(data, "base64");
  }

  async close() {
    await this.browser.send("Target.closeTarget", { targetId: this.target });
  }
}
