import { expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { LISTED, untilListed } from './bringing.ts';
import { describeEngines } from './describeEngines.ts';
import type { Page } from './harness/page.ts';
import { draw, example, forgetPreferences, openFresh, untilRead } from './readPage.ts';
import { serveWithAnswers } from './serveWithAnswers.ts';

const url = inject('page');
const chooser = 'input[type=file][multiple]';

/** Waits until the browser's database has a number of items. */
const untilStored = (page: Page, count: number) =>
  page.until(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('cifra-session', 1);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('items').objectStore('items').count();
      counting.onsuccess = () => { opening.result.close(); resolve(counting.result === ${count}); };
    };
  })`);

async function reload(page: Page): Promise<void> {
  await page.evaluate('void (window.before = true, setTimeout(() => location.reload()))');
  await page.until("!window.before && document.querySelector('main')");
}

describeEngines('nothing is lost', (browser) => {
  test('a drawing, a picture and a correction are there again after a reload and at the next visit', async () => {
    const page = browser();
    await openFresh(page, url);
    await draw(page, '74');
    await untilRead(page, '74');
    await page.upload(chooser, [example('drawn-3.png')]);
    await untilRead(page, '3');
    await page.click('details.correct summary');
    await page.click('.digit-row button');
    await page.press('8');
    await untilRead(page, '8');
    const listed = await untilListed(page, 2);
    await untilStored(page, 2);

    await reload(page);
    await untilRead(page, '8');
    expect(await page.evaluate("document.querySelector('.picture img').alt")).toBe('drawn-3.png');
    await page.until("document.querySelector('.picture img').naturalWidth > 0");
    expect(await untilListed(page, 2)).toEqual(listed);

    await page.open('about:blank');
    await page.open(url);
    await page.until("document.querySelector('svg.sheet')");
    expect(await untilListed(page, 2)).toEqual(listed);
    await page.click('.session-items li:last-child .session-item');
    await untilRead(page, '74');
    await draw(page, '1');
    await page.until("document.querySelectorAll('.session-item').length === 2");
  });

  test('what is deleted stays deleted, one item or all', async () => {
    const page = browser();
    await openFresh(page, url);
    await draw(page, '7');
    await untilRead(page, '7');
    await page.upload(chooser, [example('drawn-3.png')]);
    await untilListed(page, 2);
    await page.click({ role: 'button', name: en.session.forgetOne('3') });
    await page.until("document.activeElement.id === 'session-heading'");
    expect(await untilListed(page, 1)).toMatchObject([{ text: '7' }]);
    await untilStored(page, 2);
    await reload(page);
    await untilListed(page, 1);
    await page.click({ role: 'button', name: en.session.forget });
    await page.until("!document.querySelector('.session')");
    await untilStored(page, 1);
    await reload(page);
    await page.until("document.querySelector('svg.sheet')");
    expect(await page.evaluate(LISTED)).toEqual([]);
  });

  test('a visitor who does not want numbers to be kept finds none', async () => {
    const page = browser();
    await openFresh(page, url);
    await draw(page, '7');
    await untilRead(page, '7');
    await page.click(`.settings input[type=checkbox]`);
    await untilStored(page, 0);
    await reload(page);
    await page.until("document.querySelector('svg.sheet')");
    expect(await page.evaluate(LISTED)).toEqual([]);
    await forgetPreferences(page, url);
  });

  test('where the browser stores nothing, the page reads, and the browser asks before it closes', async () => {
    const page = browser();
    const built = await (await fetch(url)).text();
    const body = built.replace('<head>', '<head><script src="no-storage.js"></script>');
    const html = () => ({ type: 'text/html; charset=utf-8', body });
    const served = await serveWithAnswers({
      '/': html,
      '/no-storage.js': () => ({
        type: 'text/javascript',
        body: `for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });`,
      }),
    });
    const asks = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    try {
      await page.open(served.url);
      await page.until("document.querySelector('svg.sheet')");
      expect(await page.evaluate(asks)).toBe(false);
      await draw(page, '7');
      await untilRead(page, '7');
      expect(await page.evaluate(asks)).toBe(true);
      await page.click({ role: 'button', name: en.session.forget });
      await page.until(`!(${asks})`);
    } finally {
      await served.close();
    }
  });
});

describeEngines('shared links', (browser) => {
  test('a link shows the drawing that it contains, once, and names the tab', async () => {
    const page = browser();
    await openFresh(page, url);
    await draw(page, '74');
    await untilRead(page, '74');
    expect(await page.until('document.title')).toBe(`74 – ${en.title}`);
    await page.evaluate(`void Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text) => { window.copied = text; } },
    })`);
    await page.click({ role: 'button', name: en.share.copy });
    const link = await page.until<string>('window.copied');
    expect(new URL(link).hash).toMatch(/^#\/read\?ink=a[\w-]+$/);
    await forgetPreferences(page, url);
    await page.open(link);
    await untilRead(page, '74');
    expect(await page.evaluate('location.hash')).toBe('#/read');
    await untilStored(page, 1);
    await reload(page);
    await untilRead(page, '74');
    expect(await untilListed(page, 1)).toHaveLength(1);
  });
});

describeEngines('the first visit', (browser) => {
  test('a sample picture is read by one press, and a scribble is refused', async () => {
    const page = browser();
    await openFresh(page, url);
    expect(await page.evaluate("document.querySelector('h1').textContent")).toBe(en.welcome.heading);
    // The sheet stays where it is while the first number is written.
    const top = "document.querySelector('svg.sheet').getBoundingClientRect().top + scrollY";
    const before = await page.evaluate(top);
    await draw(page, '7');
    await untilRead(page, '7');
    expect(await page.evaluate(top)).toBe(before);
    await page.click({ role: 'button', name: en.session.forget });
    await page.click({ role: 'button', name: en.welcome.sample.zip });
    await page.until("/^\\d{5}$/.test(document.querySelector('.number')?.textContent)");
    expect(await page.evaluate("document.querySelector('.samples')")).toBeNull();
    await page.click({ role: 'button', name: en.session.forget });
    await page.click({ role: 'button', name: en.welcome.sample.scribble });
    expect(await untilListed(page, 1)).toEqual([
      { name: en.welcome.sample.scribble, text: en.session.doubtful },
    ]);
  });
});
