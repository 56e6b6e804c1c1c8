import { LABEL_MARKS } from '@cifra/core/model/label.ts';
import { expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { LISTEN } from './byKeys.ts';
import { describeEngines } from './describeEngines.ts';
import type { Point } from './harness/driver.ts';
import type { Page } from './harness/page.ts';
import { draw, example, sidewaysExcess, startOver, untilRead } from './readPage.ts';

const url = inject('page');

/** Visible centre of a digit's box or handle; digits are counted from 1. */
function middleOf(page: Page, part: 'frame' | 'handle', digit: number): Promise<Point> {
  return page.evaluate<Point>(`(() => {
    const part = document.querySelectorAll('.box-${part}')[${digit - 1}];
    part.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const { x, y, width, height } = part.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  })()`);
}

/** Returns the digits of the row with the text below each, and the digits on the handles. */
function shownDigits(page: Page): Promise<{ row: string[]; handles: string[] }> {
  return page.evaluate(`(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
    return { row: texts('.digit-row button'), handles: texts('.boxes text') };
  })()`);
}

/** Waits until a digit of the row is selected for correction and has the focus. */
function untilChosen(page: Page, digit: number): Promise<unknown> {
  return page.until(`(() => {
    const button = document.querySelectorAll('.digit-row button')[${digit - 1}];
    return button.ariaExpanded === 'true' && document.activeElement === button && document.querySelector('.ten');
  })()`);
}

const read = (page: Page) => page.evaluate<string>("document.querySelector('.number').textContent");
const strokes = (page: Page) => page.evaluate<number>("document.querySelectorAll('.sheet-ink path').length");

describeEngines('corrections', (browser) => {
  test('a digit on the sheet: selected by its handle, corrected, undone', async () => {
    const page = browser();
    await page.resize(1280, 900);
    await startOver(page, url);
    await draw(page, '174');
    await untilRead(page, '174');
    const before = await strokes(page);
    await page.drag([await middleOf(page, 'handle', 2)]);
    await untilChosen(page, 2);
    expect(await strokes(page)).toBe(before);
    expect(await page.axe()).toEqual([]);
    await page.click('.ten button:nth-of-type(2)');
    await untilRead(page, '114');
    // A second correction; both are undone, one after the other.
    await page.press('9');
    await untilRead(page, '194');
    const put = await shownDigits(page);
    expect(put.handles).toEqual(['1', '9', '4']);
    expect(put.row[0]).toMatch(/^1 .*%$/);
    expect(put.row[1]).toBe(`9 ${en.correct.byHand}`);
    await page.click({ role: 'button', name: en.correct.undo });
    await untilRead(page, '114');
    await page.click({ role: 'button', name: en.correct.undo });
    await untilRead(page, '174');
    expect((await shownDigits(page)).handles).toEqual(['1', '7', '4']);
    expect((await shownDigits(page)).row[1]).toMatch(/^7 .*%$/);
    expect(await page.has({ role: 'button', name: en.correct.undo })).toBe(false);
    await page.until("document.activeElement.matches('.line-result')");
    await page.until(
      `document.querySelector('.page > .unseen[role=status]').textContent.trim() === ${JSON.stringify(en.correct.undone('174'))}`,
    );
  });

  test('after a typed number of another length the digits are those of the reading, and can be corrected', async () => {
    const page = browser();
    await startOver(page, url);
    await draw(page, '17');
    await untilRead(page, '17');
    await page.click({ role: 'button', name: en.result.correct });
    const type = async (text: string) => {
      await page.evaluate("document.querySelector('.type-number input').select()");
      await page.evaluate("document.querySelector('.type-number input').focus()");
      await page.type(text);
      await page.press('Enter');
    };
    const shows = (fault: string) =>
      page.until(`document.querySelector('.type-number .fault').textContent === ${JSON.stringify(fault)}`);
    await type('abc');
    await shows(en.correct.notANumber(LABEL_MARKS.join(' ')));
    expect(await page.axe()).toEqual([]);
    await untilRead(page, '17');
    await type('4,2');
    await untilRead(page, '4,2');
    expect((await shownDigits(page)).handles).toEqual(['4', '2']);
    await type('423');
    await shows(en.correct.otherCount(3, 2));
    await untilRead(page, '4,2');
    await page.click({ role: 'button', name: en.correct.applyAnyway });
    await untilRead(page, '423');
    expect((await shownDigits(page)).handles).toEqual(['1', '7']);
    await page.evaluate("document.querySelectorAll('.digit-row button')[1].focus()");
    await page.press('9');
    await untilRead(page, '19');
  });

  test('a number that is corrected at once is not announced as it was read', async () => {
    const page = browser();
    await startOver(page, url);
    await page.evaluate(LISTEN);
    await draw(page, '7');
    await untilRead(page, '7');
    await page.click({ role: 'button', name: en.result.correct });
    await page.evaluate("document.querySelector('.digit-row button').focus()");
    await page.press('1');
    await untilRead(page, '1');
    // Longer than the delay between the last stroke and the announcement.
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 1500))');
    const heard = await page.evaluate<string[]>('heard');
    expect(heard.slice(heard.indexOf(en.correct.done('1')))).toEqual([en.correct.done('1')]);
  });

  test('a stroke that starts on a handle is drawn, and so is a dot inside a box', async () => {
    const page = browser();
    await startOver(page, url);
    await draw(page, '7');
    await untilRead(page, '7');
    const { x, y } = await middleOf(page, 'handle', 1);
    await page.drag([
      { x, y },
      { x: x + 20, y },
      { x: x + 40, y },
    ]);
    await page.until("document.querySelectorAll('.sheet-ink path').length === 2");
    await page.click({ role: 'button', name: en.sheet.undo });
    await untilRead(page, '7');
    await page.drag([await middleOf(page, 'frame', 1)]);
    await page.until("document.querySelectorAll('.sheet-ink path').length === 2");
    expect(await page.evaluate("document.querySelector('.ten')")).toBeNull();
  });

  test('a digit in a picture on a phone: selected by its box, deselected, corrected with a key', async () => {
    const page = browser();
    await page.resize(320, 640);
    await startOver(page, url);
    await page.upload('input[type=file][multiple]', [example('zip-code.png')]);
    await page.until("document.querySelectorAll('.box-frame').length === 5");
    const text = await read(page);
    await page.drag([await middleOf(page, 'frame', 4)]);
    await untilChosen(page, 4);
    expect(await sidewaysExcess(page)).toBeLessThanOrEqual(0);
    expect(await page.axe()).toEqual([]);
    await page.drag([await middleOf(page, 'handle', 4)]);
    await page.until("!document.querySelector('.ten')");
    await page.drag([await middleOf(page, 'frame', 1)]);
    await untilChosen(page, 1);
    await page.press('6');
    await untilRead(page, `6${text.slice(1)}`);
    await page.resize(1280, 900);
  });
});
