// @ts-check
// Firefox, driven over WebDriver BiDi by puppeteer-core: goes one way, and prints as JSON what it saw and what was reported.
// node firefox.mjs PUPPETEER FIREFOX WAY ADDRESS [REPORT], where WAY is one of those below.
import { createRequire } from "node:module";

const [puppeteerAt, firefoxAt, way, address, report] = process.argv.slice(2);
const puppeteer = createRequire(import.meta.url)(puppeteerAt);

/** The words of the first element that a selector names. */
const words = (page, selector) => page.$eval(selector, (one) => one.innerText.trim());

/** Do something that leads to another page, and wait for it. */
const onwards = (page, act) => Promise.all([page.waitForNavigation({ waitUntil: "load" }), act()]);

const WAYS = {
  /** Enter; the state of play; a cell's evidence; what could be agreed; a report, decided by a key. */
  async desk(page) {
    await page.goto(address, { waitUntil: "load" });
    await onwards(page, () => page.click('ul.recs a[href*="/ukraine-2025"]'));
    const seen = { root: page.url(), state: await words(page, "h1") };
    await onwards(page, () => page.click('nav.tabs a[href*="/grid"]'));
    seen.grid = await words(page, "h1");
    await onwards(page, () => page.click(".grid td > a"));
    seen.evidence = await words(page, "#opened");
    await onwards(page, () => page.click('nav.tabs a[href*="/possible"]'));
    seen.possible = await words(page, "h1");
    await page.goto(address.replace(/\?.*/, ""), { waitUntil: "load" });
    await onwards(page, () => page.click('ul.recs a[href*="/river-talks"]'));
    await onwards(page, () => page.click('nav.tabs a[href*="/read"]'));
    await (await page.$("#file")).uploadFile(report);
    await onwards(page, () => page.click("#file ~ button, form:has(#file) button.go"));
    seen.quote = await words(page, "#card blockquote");
    seen.before = await words(page, "#progress b");
    await onwards(page, () => page.keyboard.press("a"));
    seen.after = await words(page, "#progress b");
    seen.kept = await words(page, ".saved");
    return seen;
  },
  /** A published site: its first page, and its search. */
  async site(page) {
    await page.goto(`${address}/index.html`, { waitUntil: "load" });
    const seen = { first: await words(page, "h1"), sheets: await page.evaluate(() => document.styleSheets.length) };
    await page.goto(`${address}/search.html`, { waitUntil: "load" });
    const hits = () => page.$$eval("#hits > li", (all) => all.filter((one) => one.checkVisibility()).length);
    seen.all = await hits();
    await page.type("#bq", "Lánd");
    await page.waitForFunction((all) => [...document.querySelectorAll("#hits > li")].filter((one) => one.checkVisibility()).length < all, {}, seen.all);
    seen.hits = await hits();
    return seen;
  },
  /** What the watch reports where a page does all that it must not. */
  async watch(page) {
    await page.goto(address, { waitUntil: "load" });
    await page.evaluate(async () => {
      document.head.append(Object.assign(document.createElement("script"), { text: "alert(1)" }));
      await fetch("http://evil.example/").catch(() => 0);
      setTimeout(() => { throw new Error("thrown"); });
      await new Promise((done) => setTimeout(done, 200));
    });
    return {};
  },
};

const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefoxAt, headless: true });
try {
  const page = await browser.newPage();
  const reported = [];
  const origin = address.startsWith("file:") ? address : new URL(address).origin;
  page.on("console", (told) => reported.push(`${told.type()}: ${told.text()}`));
  page.on("pageerror", (error) => reported.push(`error: ${error.message}`));
  page.on("request", (one) => one.url().startsWith(origin) || /^(data|about|blob):/.test(one.url()) || reported.push(`asked elsewhere: ${one.url()}`));
  page.on("dialog", (dialog) => { reported.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  const seen = await WAYS[way](page);
  console.log(JSON.stringify({ seen, reported, browser: await browser.version() }));
} finally {
  await browser.close();
}
