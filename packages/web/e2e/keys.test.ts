import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { drawSeven, focused, LISTEN, tabTo } from './byKeys.ts';
import { describeEngines } from './describeEngines.ts';
import type { Page } from './harness/page.ts';
import type { Served } from './harness/serveFolder.ts';
import { openFresh, untilRead } from './readPage.ts';
import { serveWithAnswers } from './serveWithAnswers.ts';

/** Delay of frames and timers, as on a busy machine, ms: longer than a few key presses. */
const LATE = 400;
const HOLD_BACK = `{
  const { setTimeout } = window;
  window.setTimeout = (work, delay = 0, ...rest) => setTimeout(work, delay + ${LATE}, ...rest);
  window.requestAnimationFrame = (work) => setTimeout(() => work(performance.now()), ${LATE});
  window.cancelAnimationFrame = clearTimeout;
}`;

let late: Served;
beforeAll(async () => {
  const built = await (await fetch(inject('page'))).text();
  const html = {
    type: 'text/html; charset=utf-8',
    body: built.replace('<head>', '<head><script src="hold-back.js"></script>'),
  };
  late = await serveWithAnswers({
    '/': () => html,
    '/index.html': () => html,
    '/hold-back.js': () => ({ type: 'text/javascript', body: HOLD_BACK }),
  });
});
afterAll(() => late?.close());

const machines = [
  ['', () => inject('page')],
  [', on a machine with late frames and timers', () => late.url],
] as const;

describeEngines('with the keyboard only', (browser) => {
  test.each(machines)(
    'write, read, correct, why, models, and back, never without focus%s',
    async (_, url) => {
      const page = browser();
      await openFresh(page, url());
      await page.evaluate(LISTEN);
      await writeAndRead(page);
      await correctByDigits(page);
      await correctByTyping(page);
      await lookAround(page);
      const heard = await page.evaluate<string[]>('heard');
      expect(heard.filter((text) => text.startsWith('7. '))).toHaveLength(1);
    },
  );
});

async function writeAndRead(page: Page): Promise<void> {
  await tabTo(page, en.sheet.invite);
  await drawSeven(page);
  await untilRead(page, '7');
  await page.until("heard.some((text) => text.startsWith('7. '))");
  await focused(page, en.sheet.invite);
}

async function correctByDigits(page: Page): Promise<void> {
  await tabTo(page, en.result.correct);
  await page.press('Enter');
  await tabTo(page, '7 ');
  await page.press('3');
  await untilRead(page, '3');
  expect(await page.evaluate('heard.at(-1)')).toBe(en.correct.done('3'));
  await focused(page, `3 ${en.correct.byHand}`);
  // The ten digits to choose from, left again.
  await page.press('Enter');
  await tabTo(page, '5 ');
  await page.press('Escape');
  await focused(page, '3 ');
  await page.press('Enter');
  await tabTo(page, '2 ');
  await page.press('Enter');
  await untilRead(page, '2');
  await focused(page, '2 ');
}

async function correctByTyping(page: Page): Promise<void> {
  await tabTo(page, en.correct.type);
  await page.press('Control+a');
  await page.type('17');
  await page.press('Enter');
  // One digit was found: a number of two is a question first.
  await page.until("document.querySelector('.type-number .fault').textContent");
  await focused(page, en.correct.type);
  await page.press('Enter');
  await untilRead(page, '17');
  await focused(page, en.correct.type);
  await page.press('Shift+Tab');
}

async function lookAround(page: Page): Promise<void> {
  await tabTo(page, en.result.why, 'Shift+Tab');
  await page.press('Enter');
  await page.until("document.querySelectorAll('.why-lead .evidence-map svg').length === 1");
  await focused(page, 'Why ');
  await tabTo(page, en.views.model, 'Shift+Tab');
  await page.press('Enter');
  await page.until("document.querySelector('.model-takeaway')?.textContent");
  await focused(page, 'Models');
  await tabTo(page, en.views.read, 'Shift+Tab');
  await page.press('Enter');
  await untilRead(page, '17');
  await focused(page, '');
}
