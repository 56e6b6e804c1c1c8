import { expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import { choose, draw, startOver, untilRead } from './readPage.ts';

const url = inject('page');

describeEngines('questions', (browser) => {
  test('a doubtful number is a question; one press settles it, and it can be asked again', async () => {
    const page = browser();
    await startOver(page, url);
    await draw(page, '74');
    await untilRead(page, '74');
    await choose(page, en.expect.label, 'zipUs');
    const question = { role: 'group', name: en.ask.question('74') };
    await page.until("document.querySelector('.asked')");
    expect(await page.has(question)).toBe(true);
    expect(await page.evaluate("document.querySelector('.refused')")).toBeNull();
    expect(await page.axe()).toEqual([]);
    await page.click({ role: 'button', name: `${en.ask.yes}, 74` });
    await page.until("!document.querySelector('.asked')");
    await untilRead(page, '74');
    expect(await page.evaluate("document.querySelector('.corrected .hint').textContent")).toBe(
      en.ask.confirmed,
    );
    await page.until("document.activeElement.matches('.line-result')");
    await page.click({ role: 'button', name: en.ask.undo });
    await page.until("document.querySelector('.asked')");
    await choose(page, en.expect.label, 'any');
    await page.until("!document.querySelector('.asked')");
  });

  test('a correction survives further strokes, and undo of them', async () => {
    const page = browser();
    await startOver(page, url);
    await draw(page, '17 ');
    await untilRead(page, '17');
    await page.click({ role: 'button', name: en.result.correct });
    await page.evaluate("document.querySelectorAll('.digit-row button')[1].focus()");
    await page.press('4');
    await untilRead(page, '14');
    await draw(page, '  7');
    await untilRead(page, '147');
    await page.click({ role: 'button', name: en.sheet.undo });
    await untilRead(page, '14');
    await page.click({ role: 'button', name: en.sheet.redo });
    await untilRead(page, '147');
    await page.click({ role: 'button', name: en.correct.undo });
    await untilRead(page, '177');
  });
});
