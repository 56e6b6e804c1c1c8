// Makes the README's pictures: `npm run screenshots`. Screenshots of each view at phone, tablet and
// laptop widths, those of the web app manifest, and an animation of a number that is written.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ViewName } from '../src/platform/route.ts';
import { en } from '../src/words/en.ts';
import { type Chromium, launchChromium } from './harness/chromium.ts';
import { createPage, type Page } from './harness/page.ts';
import { serveFolder } from './harness/serveFolder.ts';
import { choose, draw, openExperts, openFresh, openView, untilRead } from './readPage.ts';

const folder = join(import.meta.dirname, '../../../docs/images');
const manifest = join(import.meta.dirname, '../public');
const built = join(import.meta.dirname, '../dist');
const sizes = [
  [360, 740],
  [768, 1024],
  [1440, 900],
] as const;

/** Expression that is true once a view is complete. */
const WHOLE: Readonly<Record<ViewName, string>> = {
  read: 'true',
  table: "document.querySelector('main h1') !== null",
  why: "document.querySelectorAll('.why-maps svg').length === 3 && document.querySelectorAll('.strip').length === 4",
  model: "document.querySelectorAll('.report polyline').length >= 1",
  lab: "document.querySelector('.lab') !== null",
};

/** Width of the animation, pixels, and how long each of its pictures is shown, ms. */
const ANIMATION = { width: 720, stroke: 350, result: 2500 } as const;

/** A small palette is enough for paper and ink, and makes files a third of the size. */
async function save(file: string, screenshot: Uint8Array): Promise<void> {
  await writeFile(file, await sharp(screenshot).png({ palette: true, colours: 64 }).toBuffer());
  console.log(file);
}

async function takeViews(page: Page, browser: Chromium, url: string): Promise<void> {
  for (const name of Object.keys(WHOLE) as ViewName[]) {
    for (const [width, height] of sizes) {
      await page.resize(width, height);
      await openFresh(page, url);
      await draw(page, '1740');
      await untilRead(page, '1740');
      await openView(page, en.views[name]);
      if (name === 'why' || name === 'model') await openExperts(page);
      await page.until(WHOLE[name]);
      await page.evaluate('scrollTo(0, 0)');
      // The tablet's are dark, to show both themes.
      await choose(page, en.settings.theme, width === 768 ? 'dark' : 'light');
      const screenshot = await browser.screenshot();
      await save(join(folder, `page-${name}-${width}.png`), screenshot);
      if (name === 'read' && width === 360) await save(join(manifest, 'screenshot-narrow.png'), screenshot);
      if (name === 'read' && width === 1440) await save(join(manifest, 'screenshot-wide.png'), screenshot);
    }
  }
}

/** A number is written stroke by stroke and read, and one of its digits is explained. */
async function animate(page: Page, browser: Chromium, url: string): Promise<void> {
  await page.resize(960, 640);
  await openFresh(page, url);
  const frames: Uint8Array[] = [await browser.screenshot()];
  await draw(page, '1740', async () => void frames.push(await browser.screenshot()));
  await untilRead(page, '1740');
  await page.evaluate('scrollTo(0, 0)');
  const read = frames.push(await browser.screenshot()) - 1;
  await openView(page, en.views.why);
  await page.until("document.querySelector('.why-lead .evidence-map svg')");
  frames.push(await browser.screenshot());
  const small = await Promise.all(
    frames.map((frame) => sharp(frame).resize(ANIMATION.width).png().toBuffer()),
  );
  const delay = frames.map((_, i) => (i < read && i > 0 ? ANIMATION.stroke : ANIMATION.result));
  const file = join(folder, 'page.gif');
  await sharp(small, { join: { animated: true } })
    .gif({ delay, loop: 0, colours: 32, dither: 0, interFrameMaxError: 4 })
    .toFile(file);
  console.log(file);
}

const served = await serveFolder(built);
const browser = await launchChromium();
const page = createPage(browser);
try {
  await mkdir(folder, { recursive: true });
  await takeViews(page, browser, served.url);
  await animate(page, browser, served.url);
} finally {
  await page.close();
  await served.close();
}
