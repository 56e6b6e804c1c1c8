import { expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import { choose, openFresh, openView, sidewaysExcess } from './readPage.ts';

const url = inject('page');

/** Every view by the word of its link. */
const views = Object.entries(en.views).flatMap(([name, word]) => (name === 'label' ? [] : [word]));

describeEngines('every view', (browser) => {
  test.each(views)(
    '%s: axe finds nothing, in light and dark, wide and narrow; nothing scrolls sideways',
    async (view) => {
      const page = browser();
      await openFresh(page, url);
      await openView(page, view);
      await page.until("!document.querySelector('main > p[role=status]')");
      for (const theme of ['light', 'dark']) {
        await choose(page, en.settings.theme, theme);
        for (const [width, height] of [
          [1280, 900],
          [320, 640],
        ]) {
          await page.resize(width, height);
          expect(await page.axe(), `${theme}, ${width} pixels`).toEqual([]);
          expect(await sidewaysExcess(page), `${theme}, ${width} pixels`).toBeLessThanOrEqual(0);
        }
      }
      await page.resize(1280, 900);
    },
  );
});
