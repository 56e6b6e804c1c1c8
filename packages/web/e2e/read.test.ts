import { expect, inject, test } from 'vitest';
import { de } from '../src/words/de.ts';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import { choose, draw, example, openFresh, startOver, untilRead } from './readPage.ts';
import { serveWithAnswers } from './serveWithAnswers.ts';

const url = inject('page');
const pictures = 'input[type=file][multiple]';

describeEngines('reading', (browser) => {
  test('a number drawn with the keyboard is read', async () => {
    const page = browser();
    await openFresh(page, url);
    for (let tabs = 0; tabs < 20; tabs++) {
      if (await page.evaluate("document.activeElement?.getAttribute('role') === 'slider'")) break;
      await page.press('Tab');
    }
    await page.press(' ');
    for (let step = 0; step < 6; step++) await page.press('ArrowRight');
    for (let step = 0; step < 5; step++) {
      await page.press('End');
      await page.press('ArrowDown');
    }
    await page.press(' ');
    await untilRead(page, '7');
  });

  test('a number drawn with the mouse is read, undone and read again', async () => {
    const page = browser();
    await startOver(page, url);
    await draw(page, '74');
    await untilRead(page, '74');
    expect(await page.axe()).toEqual([]);
    await page.click({ role: 'button', name: en.sheet.clear });
    await untilRead(page, '');
    await page.click({ role: 'button', name: en.sheet.undo });
    await untilRead(page, '74');
  });

  test('a chosen picture is read, and one of its digits is corrected', async () => {
    const page = browser();
    await startOver(page, url);
    await page.upload(pictures, [example('zip-code.png')]);
    await page.until("/^\\d{5}$/.test(document.querySelector('.number')?.textContent)");
    const read = await page.evaluate<string>("document.querySelector('.number').textContent");
    await page.evaluate("document.querySelector('details.correct').open = true");
    await page.click('.digit-row li:nth-child(2) button');
    expect(await page.axe()).toEqual([]);
    await page.click('.ten button:nth-of-type(4)');
    await untilRead(page, `${read[0]}3${read.slice(2)}`);
    await page.press('8');
    await untilRead(page, `${read[0]}8${read.slice(2)}`);
  });

  test('a scribble is refused, with the reason and what to do', async () => {
    const page = browser();
    await startOver(page, url);
    await page.upload(pictures, [example('scribble.png')]);
    await page.until("document.querySelector('.refused')");
    const { why, todo } = en.refusals['not-a-digit'];
    expect(await page.evaluate("document.querySelector('.refused').textContent")).toBe(why + todo);
    expect(await page.evaluate("document.querySelector('.number')")).toBeNull();
    expect(await page.axe()).toEqual([]);
  });

  test('language and theme are changed, and kept for the next visit', async () => {
    const page = browser();
    await startOver(page, url);
    await choose(page, en.settings.language, 'de');
    await page.until("document.documentElement.lang === 'de'");
    await choose(page, de.settings.theme, 'dark');
    await page.until("getComputedStyle(document.documentElement).colorScheme === 'dark'");
    await page.open('about:blank');
    await page.open(url);
    await page.until(
      "document.documentElement.lang === 'de' && document.documentElement.dataset.theme === 'dark'",
    );
    expect(await page.evaluate("document.querySelector('h2').textContent")).toBe(de.result.heading);
    await page.evaluate('localStorage.clear()');
  });

  test('a reader that cannot be downloaded is reported; what is written in the meantime is read later', async () => {
    const page = browser();
    let isDown = true;
    const served = await serveWithAnswers({
      '/models/number/model.onnx': () => (isDown ? { status: 503, type: 'text/plain', body: '' } : null),
    });
    try {
      await openFresh(page, served.url);
      await choose(page, en.settings.language, 'de');
      await draw(page, '7');
      const { faults, models, result } = de;
      const shown = `document.querySelector('.load-fault p')?.textContent === ${JSON.stringify(`${faults.refusedDownload(503)} ${models.waiting}`)}`;
      await page.until(shown);
      expect(await page.axe()).toEqual([]);
      await page.click({ role: 'button', name: models.retry });
      await page.until(shown);
      expect(await page.evaluate("document.querySelector('.result .hint').textContent")).toBe(result.reading);
      isDown = false;
      await page.evaluate("dispatchEvent(new Event('online'))");
      await untilRead(page, '7');
      expect(await page.evaluate("document.querySelector('.load-fault')")).toBeNull();
    } finally {
      await served.close();
    }
  });
});
