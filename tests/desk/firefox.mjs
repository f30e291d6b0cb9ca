// Drives Firefox by puppeteer-core over WebDriver BiDi: a line of JSON asks, a line of JSON answers, until the input ends.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const [library, program, downloads, given] = process.argv.slice(2);
const puppeteer = createRequire(library)("puppeteer-core");
const browser = await puppeteer.launch({
  browser: "firefox", executablePath: program, headless: true, timeout: 120_000, protocolTimeout: 120_000,
  extraPrefsFirefox: {
    "browser.download.folderList": 2, "browser.download.dir": downloads, "browser.download.alwaysOpenPanel": false,
    "browser.download.useDownloadDir": true, "pdfjs.disabled": true, "accessibility.tabfocus": 7,
    // A file is written without a question, whatever its kind.
    "browser.helperApps.neverAsk.saveToDisk": "application/pdf,application/zip,text/plain,application/octet-stream,"
      + "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ...JSON.parse(given),
  },
});
const contexts = new Map(), pages = new Map(), said = new Map();

function listened(page, name) {
  said.set(name, []);
  page.on("console", (message) => { if (["error", "warn"].includes(message.type())) said.get(name).push(message.text()); });
  page.on("pageerror", (error) => said.get(name).push(String(error)));
}

const VERBS = {
  async enter({ context, cookie, origin }) {
    const made = await browser.createBrowserContext();
    contexts.set(context, made);
    const [name, value] = [cookie.slice(0, cookie.indexOf("=")), cookie.slice(cookie.indexOf("=") + 1)];
    if (name) await made.setCookie({ name, value, domain: new URL(origin).hostname, path: "/", httpOnly: true, sameSite: "Strict" });
  },
  async leave({ context }) {
    await contexts.get(context).close();
    contexts.delete(context);
  },
  async open({ context, page, width, height }) {
    const made = await contexts.get(context).newPage();
    await made.setViewport({ width, height });
    listened(made, page);
    pages.set(page, made);
  },
  close: ({ page }) => pages.get(page).close({ runBeforeUnload: false }),
  front: ({ page }) => pages.get(page).bringToFront(),
  go: async ({ page, address }) => (await pages.get(page).goto(address, { waitUntil: "load" }))?.status() ?? 0,
  address: ({ page }) => pages.get(page).url(),
  ask: ({ page, words }) => pages.get(page).evaluate(words),
  click: ({ page, x, y }) => pages.get(page).mouse.click(x, y),
  async key({ page, name }) {
    const board = pages.get(page).keyboard, keys = name.split("+"), last = keys.pop().replace("Space", " ");
    for (const held of keys) await board.down(held);
    await board.press(last);
    for (const held of keys.reverse()) await board.up(held);
  },
  write: ({ page, text }) => pages.get(page).keyboard.type(text),
  insert: ({ page, text }) => pages.get(page).evaluate((words) => document.execCommand("insertText", false, words), text),
  picture: ({ page, path }) => pages.get(page).screenshot({ path }),
  complaints: ({ page }) => said.get(page),
  version: () => browser.version(),
};

process.stdout.write(JSON.stringify({ answer: "here" }) + "\n");
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  try {
    process.stdout.write(JSON.stringify({ answer: (await VERBS[asked.verb](asked)) ?? null }) + "\n");
  } catch (error) {
    process.stdout.write(JSON.stringify({ error: String(error?.stack ?? error) }) + "\n");
  }
}
await browser.close();
