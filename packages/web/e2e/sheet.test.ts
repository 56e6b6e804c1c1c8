import { beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import type { Page } from './harness/page.ts';
import { draw, openFresh, startOver, untilRead } from './readPage.ts';

const url = inject('page');

describeEngines('the sheet', (browser) => {
  beforeAll(() => openFresh(browser(), url));
  beforeEach(async () => {
    await browser().resize(1280, 900);
    await startOver(browser(), url);
    await browser().evaluate(POINTERS);
  });

  test.each([
    [740, 360],
    [1280, 620],
  ])('at %i × %i, sheet, tools, buttons and reading share the window', async (width, height) => {
    const page = browser();
    await draw(page, '17');
    await untilRead(page, '17');
    await page.resize(width, height);
    await page.evaluate('scrollTo(0, 0)');
    const outside = await page.evaluate<string[]>(`['.pad', '.tools', '.actions', '.number', '.confidence']
      .filter((selector) => {
        const { top, left, right, bottom } = document.querySelector(selector).getBoundingClientRect();
        return top < 0 || left < 0 || right > innerWidth || bottom > innerHeight;
      })`);
    expect(outside).toEqual([]);
  });

  // Before the pen: once it was used, touches are ignored.
  test('two fingers that tap undo the last stroke', async () => {
    const page = browser();
    await line(page, 0.3);
    await line(page, 0.6);
    await pointer(page, 'down', 1, 'touch', 0.4, 0.5);
    await pointer(page, 'down', 2, 'touch', 0.5, 0.5);
    await pointer(page, 'up', 1, 'touch', 0.4, 0.5);
    await pointer(page, 'up', 2, 'touch', 0.5, 0.5);
    await untilStrokes(page, 1);
  });

  test('a pen draws although the palm was there first, and touches no longer draw', async () => {
    const page = browser();
    await pointer(page, 'down', 1, 'touch', 0.1, 0.8);
    await pointer(page, 'move', 1, 'touch', 0.15, 0.8);
    await pointer(page, 'down', 2, 'pen', 0.5, 0.2);
    await pointer(page, 'move', 1, 'touch', 0.2, 0.8);
    await pointer(page, 'move', 2, 'pen', 0.5, 0.6);
    await pointer(page, 'up', 1, 'touch', 0.2, 0.8);
    await pointer(page, 'up', 2, 'pen', 0.5, 0.6);
    await pointer(page, 'down', 3, 'touch', 0.1, 0.8);
    await pointer(page, 'move', 3, 'touch', 0.3, 0.8);
    await pointer(page, 'up', 3, 'touch', 0.3, 0.8);
    expect(await strokes(page)).toBe(1);
    const { x, width } = await inkBox(page);
    expect(x + width).toBeGreaterThan(340);
    expect(width).toBeLessThan(40);
  });

  test('a stroke that leaves the sheet is not drawn along its edge', async () => {
    const page = browser();
    for (const [kind, x, y] of [
      ['down', 0.8, 0.3],
      ['move', 1.1, 0.3],
      ['move', 1.1, 0.7],
      ['move', 0.8, 0.7],
      ['up', 0.8, 0.7],
    ] as const)
      await pointer(page, kind, 1, 'mouse', x, y);
    expect(await strokes(page)).toBe(2);
    await page.press('Control+z');
    await untilStrokes(page, 0);
  });

  test('the eraser erases what it crosses, by pointer and by keys', async () => {
    const page = browser();
    await line(page, 0.3);
    await line(page, 0.5);
    await page.click({ role: 'button', name: en.sheet.eraser });
    await pointer(page, 'down', 1, 'mouse', 0.25, 0.45);
    await pointer(page, 'move', 1, 'mouse', 0.35, 0.45);
    await pointer(page, 'up', 1, 'mouse', 0.35, 0.45);
    await untilStrokes(page, 1);
    // The pen of the keys rests in the middle of the upper half, on the second line.
    await page.evaluate("document.querySelector('.pad').focus()");
    await page.press(' ');
    await page.press('ArrowDown');
    await page.press('ArrowDown');
    await page.press(' ');
    await untilStrokes(page, 0);
    // On an empty sheet it is laid down.
    await line(page, 0.3);
    await line(page, 0.5);
    await untilStrokes(page, 2);
  });

  test('undo works wherever the focus is, and leaves the text of a field alone', async () => {
    const page = browser();
    await line(page, 0.3);
    await page.evaluate("document.querySelector('footer select').focus()");
    await page.press('Control+z');
    await untilStrokes(page, 0);
    await page.press('Control+y');
    await untilStrokes(page, 1);
    await page.evaluate("document.querySelector('.write-number input').focus()");
    await page.type('1');
    await page.press('Control+z');
    expect(await strokes(page)).toBe(1);
    // WebKit's field keeps the text.
    await page.press('Backspace');
  });

  test('it grows when there are two lines, and shrinks when they are undone', async () => {
    const page = browser();
    const height = "document.querySelector('svg.sheet').viewBox.baseVal.height";
    const before = await page.evaluate<number>(height);
    await line(page, 0.3, 0.1, 0.4);
    await line(page, 0.3, 0.55, 0.85);
    await page.until(`${height} > ${before}`);
    await page.press('Control+z');
    await untilStrokes(page, 1);
    await page.until(`${height} === ${before}`);
  });

  test('a typed number is written on the sheet and read', async () => {
    const page = browser();
    await page.evaluate("document.querySelector('.write-number input').focus()");
    await page.type('305');
    await page.press('Enter');
    await untilRead(page, '305');
  });
});

/** Made-up pointers cannot be captured. */
const POINTERS = 'void (SVGElement.prototype.setPointerCapture = () => {})';

/** Sends a pointer event to the sheet; the place is a share of its width and height. */
async function pointer(
  page: Page,
  kind: 'down' | 'move' | 'up',
  id: number,
  type: string,
  x: number,
  y: number,
): Promise<void> {
  await page.evaluate(`(() => {
    const sheet = document.querySelector('svg.sheet');
    const { left, top, width } = sheet.getBoundingClientRect();
    sheet.dispatchEvent(new PointerEvent('pointer${kind}', {
      bubbles: true, pointerId: ${id}, pointerType: '${type}', button: 0, pressure: 0.5,
      clientX: left + ${x} * width, clientY: top + ${y} * width * 2 / 3,
    }));
  })()`);
}

/** Draws an upright line. */
async function line(page: Page, x: number, top = 0.2, bottom = 0.7): Promise<void> {
  await pointer(page, 'down', 1, 'mouse', x, top);
  await pointer(page, 'move', 1, 'mouse', x, (top + bottom) / 2);
  await pointer(page, 'move', 1, 'mouse', x, bottom);
  await pointer(page, 'up', 1, 'mouse', x, bottom);
}

const COUNT = "document.querySelectorAll('.sheet-ink path').length";

async function strokes(page: Page): Promise<number> {
  await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
  return page.evaluate<number>(COUNT);
}

async function untilStrokes(page: Page, count: number): Promise<void> {
  await page.until(`${COUNT} === ${count}`);
}

function inkBox(page: Page): Promise<{ x: number; width: number }> {
  return page.evaluate(`(() => {
    const { x, width } = document.querySelector('.sheet-ink').getBBox();
    return { x, width };
  })()`);
}
