// Pictures of pages: see `pictures`, which calls this.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { browser } from "./chromium.mjs";

const [work, images] = process.argv.slice(2);
const chromium = await browser();
for (const [name, height] of [["comparison", 620], ["edition", 1000]]) {
  const page = await chromium.open(join(work, `${name}.html`), { width: 1100, height });
  if (name === "edition") await page.evaluate("document.querySelectorAll('#text article details')[1].open = true");
  writeFileSync(join(images, `${name}.png`), await page.picture());
  await page.close();
}
await chromium.close();
