import { expect, inject, test } from 'vitest';
import { en as table } from '../src/views/Table/words/en.ts';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import type { Page } from './harness/page.ts';
import { example, openView, sidewaysExcess, startOver } from './readPage.ts';

const url = inject('page');
const chooser = 'input[type=file][multiple]';

/** 16 pictures in which three numbers are doubtful: a photograph, a word and blank paper. */
const SIXTEEN = [
  ...['boxed-6.png', 'blank.jpg', 'chalk-5.jpg', 'cheque.jpg', 'date.jpg', 'drawn-3.png'],
  ...['marker-off-centre-2.png', 'pencil-8.jpg', 'phone.jpg', 'photo-ruled-7.jpg', 'shadow-9.jpg'],
  ...['turned-4.jpg', 'two-lines.jpg', 'word.jpg', 'zip-code.png', 'drawn-3.png'],
];

const heading = "document.querySelector('main h1')?.textContent";
const focused = "document.activeElement.getAttribute('aria-label')";
const shownIn = (place: string) => `document.querySelector('[aria-label="${place}"]').value`;
const kindOf = (place: string) =>
  `document.querySelector('[aria-label="${place}"]').closest('tr').className.replace('numbers-', '')`;

function untilHeading(page: Page, pictures: number, doubtful: number): Promise<unknown> {
  const text = table.heading({ pictures, doubtful, waiting: 0, failed: 0 });
  return page.until(`${heading} === ${JSON.stringify(text)}`);
}

/** Presses keys and counts them. */
function keysOn(page: Page) {
  let count = 0;
  return {
    count: () => count,
    async press(key: string) {
      count++;
      await page.press(key);
    },
  };
}

/** Pastes into an empty text area, as a spreadsheet would get it. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(`void (() => {
    const area = Object.assign(document.createElement('textarea'), { id: 'pasted' });
    document.querySelector('main').append(area);
    area.focus();
  })()`);
  await page.press('Control+v');
  const text = await page.until<string>("document.querySelector('#pasted').value");
  await page.evaluate("document.querySelector('#pasted').remove()");
  return text;
}

describeEngines('the table of many pictures', (browser) => {
  test('16 pictures, 3 of them doubtful: five keys check all numbers and copy them', async () => {
    const page = browser();
    await page.resize(1280, 900);
    await startOver(page, url);
    await page.upload(chooser, SIXTEEN.map(example));
    await untilHeading(page, 16, 3);
    expect(await page.axe()).toEqual([]);
    const names = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.numbers-name')].map(({ textContent }) => textContent)",
    );
    // The order of upload; a picture with two lines has two rows.
    expect(names.map((name) => name.replace(/, line \d$/, ''))).toEqual(
      SIXTEEN.flatMap((name) => (name === 'two-lines.jpg' ? [name, name] : [name])),
    );

    const { press, count } = keysOn(page);
    await page.evaluate("document.querySelector('main').focus()");
    await press('Tab');
    for (const [name, value] of [
      ['blank.jpg', ''],
      ['photo-ruled-7.jpg', '7'],
      ['word.jpg', ''],
    ]) {
      expect(await page.evaluate([focused, shownIn(name)].join(' + "=" + '))).toBe(`${name}=${value}`);
      await press('Enter');
    }
    await untilHeading(page, 16, 0);
    expect(await page.evaluate('document.activeElement.textContent')).toBe(table.copy);
    await press('Enter');
    await page.until(
      `document.querySelector('.notice')?.textContent === ${JSON.stringify(table.copied(15, 0))}`,
    );
    expect(count()).toBe(5);

    const rows = (await pasted(page))
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t'));
    expect(rows.map(([name]) => name)).toEqual(names.map((name) => name.replace(/, line \d$/, '')));
    const numbers = Object.fromEntries(rows.map(([name, , number]) => [name, number]));
    expect(numbers).toMatchObject({ 'zip-code.png': '94107', 'photo-ruled-7.jpg': '7', 'word.jpg': '' });
  });

  test('typing replaces a number, Space offers another, Escape undoes; Tab skips what is settled', async () => {
    const page = browser();
    await page.resize(1280, 900);
    await startOver(page, url);
    await page.upload(chooser, ['scribble.png', 'drawn-3.png', 'word.jpg'].map(example));
    await untilHeading(page, 3, 2);
    await page.evaluate("document.querySelector('main').focus()");
    await page.press('Tab');
    const read = await page.evaluate<string>(shownIn('scribble.png'));
    await page.press(' ');
    const other = await page.evaluate<string>(shownIn('scribble.png'));
    expect(other).not.toBe(read);
    await page.press('Escape');
    await page.until(`${shownIn('scribble.png')} === ${JSON.stringify(read)}`);
    await page.press(' ');
    await page.press('Enter');
    await page.until(`${focused} === 'word.jpg' && ${kindOf('scribble.png')} === 'settled'`);
    expect(await page.evaluate(shownIn('scribble.png'))).toBe(other);

    // Letters are rejected, and the field keeps them.
    await page.type('word');
    await page.press('Enter');
    await page.until(`${focused} === 'word.jpg' && document.activeElement.ariaInvalid === 'true'`);
    expect(await page.axe()).toEqual([]);
    await page.press('Escape');
    // The last decision is undone, wherever the focus is.
    await page.press('Escape');
    await page.until(`${focused} === 'scribble.png' && ${kindOf('scribble.png')} === 'doubtful'`);
    await page.press('ArrowDown');
    expect(await page.evaluate(focused)).toBe('drawn-3.png');
    await page.type('8');
    await page.press('Tab');
    await page.until(`${focused} === 'word.jpg' && ${kindOf('drawn-3.png')} === 'settled'`);
    expect(await page.evaluate(shownIn('drawn-3.png'))).toBe('8');
    await untilHeading(page, 3, 2);
  });

  test('with a pointer, one press confirms and one chooses an alternative; nothing is too wide', async () => {
    const page = browser();
    await startOver(page, url);
    await page.resize(320, 640);
    await page.upload(chooser, ['photo-ruled-7.jpg', 'word.jpg'].map(example));
    await untilHeading(page, 2, 2);
    expect(await sidewaysExcess(page)).toBeLessThanOrEqual(0);
    expect(await page.axe()).toEqual([]);
    await page.evaluate("document.documentElement.dir = 'rtl'");
    expect(await sidewaysExcess(page)).toBeLessThanOrEqual(0);
    await page.evaluate("document.documentElement.dir = ''");
    await page.click({ role: 'button', name: table.settle(table.yes, 'photo-ruled-7.jpg') });
    await page.until(`${kindOf('photo-ruled-7.jpg')} === 'settled'`);
    await page.click({ role: 'button', name: table.settle(table.none, 'word.jpg') });
    await untilHeading(page, 2, 0);
    await page.resize(1280, 900);
  });

  test('the amount on a cheque is in a spreadsheet after three presses', async () => {
    const page = browser();
    await page.resize(1280, 900);
    await startOver(page, url);
    let presses = 0;
    // The system's window for files is not part of the page: the button opens it.
    await page.evaluate(`void (() => {
      HTMLInputElement.prototype.click = function () { window.asked = this.multiple; };
    })()`);
    presses++;
    await page.click({ role: 'button', name: en.capture.choose });
    await page.until('asked');
    await page.upload(chooser, [example('cheque.jpg')]);
    await page.until("document.querySelector('.number')");
    presses++;
    await page.click({ role: 'button', name: en.result.copy });
    await page.until(
      `document.querySelector('.notice')?.textContent === ${JSON.stringify(en.result.copied)}`,
    );
    presses++;
    // A number, without the strokes around it.
    expect(await pasted(page)).toMatch(/^1280[.,]50$/);
    expect(presses).toBeLessThanOrEqual(3);
  });

  test('the table is empty at first, and a single picture is shown by itself', async () => {
    const page = browser();
    await startOver(page, url);
    await openView(page, en.views.table);
    await page.until(`${heading} === ${JSON.stringify(table.empty)}`);
    expect(await page.axe()).toEqual([]);
    await openView(page, en.views.read);
    await page.upload(chooser, [example('drawn-3.png')]);
    await page.until("document.querySelector('.number')?.textContent === '3'");
  });
});
