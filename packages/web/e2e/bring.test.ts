import { expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { bringing, LISTED, untilListed } from './bringing.ts';
import { describeEngines } from './describeEngines.ts';
import type { Page } from './harness/page.ts';
import { filesInPage } from './pageFiles.ts';
import { choose, draw, example, openView, startOver, untilRead } from './readPage.ts';

const url = inject('page');
const chooser = 'input[type=file][multiple]';

/** Collects the page's downloads in `handedOut` instead of the download folder. */
const CATCH_FILES = `void (() => {
  window.handedOut = [];
  HTMLAnchorElement.prototype.click = function () {
    const { download, href } = this;
    handedOut.push(fetch(href).then((response) => response.arrayBuffer()).then((bytes) => ({
      download,
      // Keeps the byte order mark, which text() would remove.
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    })));
  };
})()`;

/**
 * Downloads the session list and returns its rows as cells. No cell of these tests has a comma or a
 * quote.
 */
async function downloaded(page: Page): Promise<string[][]> {
  await page.evaluate(CATCH_FILES);
  await page.click({ role: 'button', name: en.session.download });
  const { download, text } = await page.until<{ download: string; text: string }>('handedOut[0]');
  expect(download).toBe('cifra.csv');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  return text
    .slice(1, -2)
    .split('\r\n')
    .map((line) => line.split(','));
}

const shownPicture = "document.querySelector('.picture img')?.alt";
const notice = (text: string) => `document.querySelector('.notice')?.textContent === ${JSON.stringify(text)}`;

describeEngines('bringing pictures', (browser) => {
  test('four pictures at once: all are read and listed, one is shown and corrected, and the CSV file agrees', async () => {
    const page = browser();
    await startOver(page, url);
    const names = ['zip-code.png', 'drawn-3.png', 'scribble.png', 'two-lines.jpg'];
    await page.upload(chooser, names.map(example));
    const listed = await untilListed(page, 4);
    expect(listed.map(({ name }) => name)).toEqual(names.toReversed());
    const [twoLines, scribble, three, zip] = listed.map(({ text }) => text);
    expect(zip).toMatch(/^\d{5}$/);
    expect(three).toBe('3');
    expect(scribble).toBe(en.session.doubtful);
    expect(twoLines).toMatch(/^\d+ · \d+$/);
    expect(await page.evaluate(shownPicture)).toBe('zip-code.png');

    await page.click('.session-items li:nth-child(3) .session-item');
    await page.until(`${shownPicture} === 'drawn-3.png'`);
    await untilRead(page, '3');
    expect(await page.axe()).toEqual([]);
    await page.click('details.correct summary');
    await page.click('.digit-row button');
    await page.press('8');
    await untilRead(page, '8');

    const [head, ...lines] = await downloaded(page);
    expect(head).toEqual(Object.values(en.csv));
    const rows = lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i]])));
    expect(rows.map(({ source, line, number, corrected }) => [source, line, number, corrected])).toEqual([
      ['zip-code.png', '1', zip, ''],
      ['drawn-3.png', '1', '8', '8'],
      ['scribble.png', '1', '', ''],
      ...twoLines.split(' · ').map((number, i) => ['two-lines.jpg', String(i + 1), number, '']),
    ]);
    expect(rows.map(({ accepted }) => accepted)).toEqual(['true', 'true', 'false', 'true', 'true']);
    expect(rows.map(({ refusal }) => refusal !== '')).toEqual([false, false, true, false, false]);
    for (const { confidence } of rows) expect(confidence).toMatch(/^[01]\.\d{4}$/);
    const times = rows.map(({ time }) => time);
    expect(times.map((time) => new Date(time).toISOString())).toEqual(times);
    expect(times).toEqual(times.toSorted());
    expect(new Set(times.slice(0, 4)).size).toBe(4);

    // The kind of number applies to all of them, also to hidden ones, and is kept after a change of
    // view.
    await choose(page, en.expect.label, 'phone');
    const untilTexts = (...texts: string[]) =>
      page.until(
        `JSON.stringify(${LISTED}.map(({ text }) => text)) === ${JSON.stringify(JSON.stringify(texts.toReversed()))}`,
      );
    const { doubtful } = en.session;
    await untilTexts(doubtful, '8', doubtful, `${doubtful} · ${doubtful}`);
    // What was read is still seen.
    expect(
      await page.evaluate("document.querySelector('li:last-child .session-doubtful').firstChild.textContent"),
    ).toBe(zip);
    await openView(page, en.views.model);
    await openView(page, en.views.read);
    const shownKind = `[...document.querySelectorAll('.format-choice select')][0]?.value`;
    expect(await page.evaluate(shownKind)).toBe('phone');
    await choose(page, en.expect.label, 'any');
    await untilTexts(zip, '8', doubtful, twoLines);
  });

  test('pasted and dropped pictures are read; other files are rejected with a message', async () => {
    const page = browser();
    await startOver(page, url);
    await page.evaluate(bringing('paste', filesInPage(['drawn-3.png'])));
    await page.until(`${shownPicture} === 'drawn-3.png'`);
    await untilRead(page, '3');

    expect(await page.evaluate(bringing('dragover', filesInPage(['zip-code.png'])))).toBe(true);
    await page.until("document.querySelector('.drop-veil')");
    expect(await page.axe()).toEqual([]);
    expect(await page.evaluate(bringing('drop', filesInPage(['zip-code.png', 'drawn-3.png'])))).toBe(true);
    // Several pictures open the table.
    await page.until("document.querySelectorAll('.numbers tbody tr').length === 3");
    await openView(page, en.views.read);
    await page.until(`${shownPicture} === 'zip-code.png'`);
    expect(await page.evaluate("document.querySelector('.drop-veil')")).toBeNull();
    expect((await untilListed(page, 3)).map(({ name }) => name)).toEqual([
      'drawn-3.png',
      'zip-code.png',
      'drawn-3.png',
    ]);

    await page.evaluate(
      bringing('paste', "Promise.resolve([new File(['12'], 'a.txt', { type: 'text/plain' })])"),
    );
    await page.until(notice(en.capture.nothing));
    expect(await untilListed(page, 3)).toHaveLength(3);
  });

  test('a broken picture is reported, and the next one is read', async () => {
    const page = browser();
    await startOver(page, url);
    const broken = "Promise.resolve([new File(['no pixels'], 'broken.png', { type: 'image/png' })])";
    await page.evaluate(bringing('paste', broken));
    await page.until(
      `document.querySelector('.result .fault')?.textContent === ${JSON.stringify(en.result.failed(en.faults.notPicture('broken.png')))}`,
    );
    expect((await untilListed(page, 1))[0]).toEqual({ name: 'broken.png', text: en.session.failed });
    expect(await page.axe()).toEqual([]);
    await page.evaluate(bringing('paste', filesInPage(['drawn-3.png'])));
    await untilRead(page, '3');
  });

  test('the number is copied and can be pasted', async () => {
    const page = browser();
    await startOver(page, url);
    await draw(page, '74');
    await untilRead(page, '74');
    await page.click({ role: 'button', name: en.result.copy });
    await page.until(notice(en.result.copied));
    await page.click('details.correct summary');
    await page.click('.type-number input');
    await page.press('Control+a');
    await page.press('Delete');
    await page.until("document.querySelector('.type-number input').value === ''");
    await page.press('Control+v');
    await page.until("document.querySelector('.type-number input').value === '74'");
  });

  test('without a camera in the browser, the device’s camera app is requested', async () => {
    const page = browser();
    await startOver(page, url);
    await page.evaluate(`void (() => {
      Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
      window.asked = 0;
      HTMLInputElement.prototype.click = function () { if (this.getAttribute('capture') === 'environment') asked++; };
    })()`);
    await page.click({ role: 'button', name: en.capture.photograph });
    await page.until('asked === 1');
    expect(await page.evaluate("document.querySelector('dialog')")).toBeNull();
  });
});
