import { expect, inject, test } from 'vitest';
import { en as modelWords } from '../src/views/Model/words/en.ts';
import { en as whyWords } from '../src/views/Why/words/en.ts';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import { chromium } from './harness/chromium.ts';
import { choose, draw, openExperts, openView, sidewaysExcess, startOver, untilRead } from './readPage.ts';

const url = inject('page');

describeEngines('understanding', (browser) => {
  test('the explanation of a drawn digit: the reason and one map, then the others and the steps', async () => {
    const page = browser();
    await startOver(page, url);
    await openView(page, en.views.why);
    await page.until(`document.querySelector('main').innerText.includes(${JSON.stringify(whyWords.toRead)})`);
    await openView(page, en.views.read);
    await draw(page, '7');
    await untilRead(page, '7');
    await page.click({ role: 'link', name: en.result.why });
    await page.until("document.querySelectorAll('.why-lead .evidence-map svg').length === 1");
    expect(await page.evaluate("document.querySelector('.why h1').textContent")).toBe('Why 7?');
    expect(await page.evaluate("document.querySelector('.why-first').textContent")).toMatch(
      /^It looks like a 7 rather than a \d\. /,
    );
    // One share for the digit: that of the reading.
    expect(await page.evaluate("document.querySelector('.why').innerText.match(/%/g).length")).toBe(1);
    await openExperts(page);
    await page.until("document.querySelectorAll('.why-maps svg').length === 3");
    expect(await page.axe()).toEqual([]);

    await page.resize(320, 640);
    expect(await sidewaysExcess(page)).toBeLessThanOrEqual(0);
  });
});

/** One engine: the network and the drawings are the same in all. */
describeEngines(
  'understanding, further',
  (browser) => {
    test('two models in parallel columns, with their curves', async () => {
      const page = browser();
      await startOver(page, url);
      await openView(page, en.views.model);
      await page.until(
        "/^Of 100 amounts on cheques/.test(document.querySelector('.model-takeaway').textContent)",
      );
      await openExperts(page);
      await page.until("document.querySelectorAll('.report polyline').length >= 2");
      expect(await page.evaluate("document.querySelectorAll('.model table thead')[0].innerText")).toMatch(
        /number\s+digit-small/,
      );
      await choose(page, modelWords.compareWith, 'digit');
      await page.until("/number\\s+digit\\s/.test(document.querySelector('.model table thead').innerText)");
      expect(await page.axe()).toEqual([]);
    });

    test('another runner-up, sliders that change the reading, another language', async () => {
      const page = browser();
      await page.resize(1024, 768);
      await startOver(page, url);
      await draw(page, '7');
      await untilRead(page, '7');
      await page.click({ role: 'link', name: en.result.why });
      await openExperts(page);
      await page.until("document.querySelectorAll('.strip').length === 4");
      await page.until("/^Read as 7/.test(document.querySelector('.why-verdict').textContent)");
      expect(await page.axe()).toEqual([]);

      // With keys: End is the far end of a native slider.
      await page.evaluate("document.querySelectorAll('.change-range')[3].focus()");
      await page.press('End');
      await page.until("!/^Read as 7/.test(document.querySelector('.why-verdict').textContent)");
      await page.click({ role: 'button', name: whyWords.reset });
      await page.until("/^Read as 7/.test(document.querySelector('.why-verdict').textContent)");

      await choose(page, whyWords.against, '1');
      await page.until("/rather than a 1/.test(document.querySelector('.why-first')?.textContent)");
      await choose(page, en.settings.language, 'de');
      await page.until(
        "/^Es sieht eher nach einer 7 aus/.test(document.querySelector('.why-first')?.textContent)",
      );
    });
  },
  { among: [chromium] },
);
