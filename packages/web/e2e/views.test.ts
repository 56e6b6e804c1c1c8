import { beforeAll, expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import { chromium } from './harness/chromium.ts';
import { choose, forgetPreferences, openFresh, openView, sidewaysExcess } from './readPage.ts';

const url = inject('page');

/** Every view by the text of its link. */
const views = Object.entries(en.views).flatMap(([name, word]) => (name === 'label' ? [] : [word]));

describeEngines('every view', (browser, { name }) => {
  // Once: the reader is compiled with every visit, which costs more than all that is looked at
  // here.
  beforeAll(() => openFresh(browser(), url));
  test.each(views)(
    '%s: axe finds nothing, and nothing scrolls sideways; in light and dark, wide and narrow',
    async (view) => {
      const page = browser();
      await page.resize(1280, 900);
      await openView(page, view);
      await page.until("!document.querySelector('main > p[role=status]')");
      for (const theme of ['light', 'dark']) {
        await choose(page, en.settings.theme, theme);
        for (const [width, height] of [
          [1280, 900],
          [320, 640],
        ]) {
          await page.resize(width, height);
          // Markup and colours are the same in all engines; only trees that may differ are checked
          // in each.
          if (name === 'chromium' || (theme === 'light' && width === 320))
            expect(await page.axe(), `${theme}, ${width} pixels`).toEqual([]);
          expect(await sidewaysExcess(page), `${theme}, ${width} pixels`).toBeLessThanOrEqual(0);
        }
      }
    },
  );
});

/** One engine: this checks markup and colours, which are the same in all. */
describeEngines(
  'every state of every component',
  (browser) => {
    test.each([
      ['light', 'en'],
      ['dark', 'de'],
    ])('axe finds nothing in %s, %s, and none is wider than a small phone', async (theme, language) => {
      const page = browser();
      await page.resize(320, 640);
      await forgetPreferences(page, url);
      await page.open(new URL('examples.html', url).href);
      await choose(page, en.settings.theme, theme);
      await choose(page, en.settings.language, language);
      const links = await page.until<string[]>(
        "[...document.querySelectorAll('.examples-list a')].map((link) => link.getAttribute('href'))",
      );
      expect(links.length).toBeGreaterThan(40);
      const faults: unknown[] = [];
      for (const link of links) {
        await page.open(new URL(`examples.html${link}`, url).href);
        const name = decodeURIComponent(link.slice(1));
        await page.until(`document.querySelector('.examples h1').textContent === ${JSON.stringify(name)}`);
        expect(await page.evaluate("document.querySelector('.example').childElementCount"), name).not.toBe(0);
        await page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true");
        for (const fault of await page.axe()) faults.push({ link, ...fault });
        const excess = await sidewaysExcess(page);
        if (excess > 0) faults.push({ link, excess });
      }
      expect(faults).toEqual([]);
    });
  },
  { among: [chromium] },
);
