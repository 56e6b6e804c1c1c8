// Makes the README's screenshots of each view, at phone, tablet and laptop widths: `npm run
// screenshots`.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { en } from '../src/words/en.ts';
import { launchChromium } from './harness/chromium.ts';
import { createPage } from './harness/page.ts';
import { serveFolder } from './harness/serveFolder.ts';
import { choose, draw, openFresh, openView } from './readPage.ts';

const folder = join(import.meta.dirname, '../../../docs/images');
const built = join(import.meta.dirname, '../dist');
const sizes = [
  [360, 740],
  [768, 1024],
  [1440, 900],
] as const;

/** Selector that matches once a view is complete. */
const WHOLE: Readonly<Record<string, string>> = {
  why: "document.querySelectorAll('.why-maps svg').length === 4 && document.querySelectorAll('.strip').length === 4",
  model: "document.querySelectorAll('.report polyline').length >= 2",
  lab: "document.querySelector('.lab') !== null",
};

const served = await serveFolder(built);
const browser = await launchChromium();
const page = createPage(browser);
try {
  await mkdir(folder, { recursive: true });
  for (const [name, word] of Object.entries(en.views)) {
    if (name === 'label') continue;
    for (const [width, height] of sizes) {
      await page.resize(width, height);
      await openFresh(page, served.url);
      await draw(page, '1740');
      await page.until("document.querySelector('.number')?.textContent === '1740'");
      await openView(page, word);
      await page.until(WHOLE[name] ?? 'true');
      await page.evaluate('scrollTo(0, 0)');
      // The tablet's are dark, to show both themes.
      await choose(page, en.settings.theme, width === 768 ? 'dark' : 'light');
      const file = join(folder, `page-${name}-${width}.png`);
      // A small palette is enough for paper and ink, and makes files a third of the size.
      await writeFile(
        file,
        await sharp(await browser.screenshot())
          .png({ palette: true, colours: 64 })
          .toBuffer(),
      );
      console.log(file);
    }
  }
} finally {
  await page.close();
  await served.close();
}
