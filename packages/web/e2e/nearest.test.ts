import { afterAll, beforeAll, expect, test } from 'vitest';
import { en as whyWords } from '../src/views/Why/words/en.ts';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import { chromium } from './harness/chromium.ts';
import type { Served } from './harness/serveFolder.ts';
import { draw, openExperts, openFresh, openView, untilRead } from './readPage.ts';
import { json, serveWithAnswers } from './serveWithAnswers.ts';

const image = Array.from({ length: 28 }, (_, y) =>
  Array.from({ length: 28 }, (_, x) => (y === 6 || x === 14 ? 1 : 0)),
);
/** Made-up training digits of a server. */
const found = {
  dataset: 'made-up train',
  digits: [
    { row: 3, label: 7, distance: 0.5, image },
    { row: 41, label: 1, distance: 0.9, image },
  ],
};

describeEngines(
  'the nearest training digits',
  (browser) => {
    const asked: { readonly digit: readonly (readonly number[])[]; readonly inkValue: number }[] = [];
    let server: Served;
    beforeAll(async () => {
      server = await serveWithAnswers({
        '/v1/models': () => json({ models: [] }),
        '/v1/nearest': (body) => {
          asked.push(JSON.parse(body));
          return json(found);
        },
      });
    });
    afterAll(() => server?.close());

    test('they are requested only on demand, and shown with their labels', async () => {
      const page = browser();
      await openFresh(page, server.url);
      await draw(page, '7');
      await untilRead(page, '7');
      await openView(page, en.views.why);
      await openExperts(page);
      await page.find({ role: 'button', name: whyWords.nearestFind });
      expect(asked).toEqual([]);
      await page.click({ role: 'button', name: whyWords.nearestFind });
      await page.until("document.querySelectorAll('.why-nearest li').length === 2");
      expect(await page.evaluate("document.querySelector('.why-nearest li').innerText")).toBe(
        whyWords.nearestDigit(7, 3, 'made-up train'),
      );
      expect(await page.axe()).toEqual([]);
      expect(asked).toHaveLength(1);
      expect(asked[0].digit.map((row) => row.length)).toEqual(Array(28).fill(28));
      // Ink of the drawn 7: some of it is full, and its corners are paper.
      expect(Math.max(...asked[0].digit.flat())).toBeGreaterThan(0.5);
      expect([asked[0].inkValue, asked[0].digit[0][0]]).toEqual([1, 0]);
    });
  },
  { among: [chromium] },
);
