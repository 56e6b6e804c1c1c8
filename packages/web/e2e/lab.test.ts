import { expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import { draw, openFresh, openView, untilRead } from './readPage.ts';

const url = inject('page');

describeEngines('the lab', (browser, engine) => {
  test('a model is trained, stopped, kept, and reads', async () => {
    const page = browser();
    await openFresh(page, url);
    await draw(page, '7');
    await untilRead(page, '7');
    await openView(page, en.views.lab);
    await page.click({ role: 'button', name: 'Train' });
    await page.until("document.querySelectorAll('.lab-filters canvas').length === 8");
    expect(await page.axe()).toEqual([]);
    await page.until("Number(/Step (\\d+)/.exec(document.querySelector('.lab-step').textContent)[1]) >= 100");
    await page.click({ role: 'button', name: 'Stop' });
    await page.until("document.querySelector('.lab-run').dataset.state === 'stopped'");
    await page.evaluate('void (window.before = true)');
    await page.click({ role: 'button', name: /^Read with tiny-synthetic/ });
    // The same page, with what was drawn, which is read again.
    await page.until("location.hash === '#/read' && document.querySelector('.own-model')");
    expect(await page.evaluate('window.before')).toBe(true);
    await page.until("document.querySelector('.number')");
    await openView(page, en.views.why);
    await page.until(
      `document.querySelector('.why .fault')?.textContent === ${JSON.stringify(en.faults['no-explaining-graph'])}`,
    );
    await openView(page, en.views.lab);
    await page.until("/is now used/.test(document.querySelector('.lab-models').textContent)");
    await page.click({ role: 'button', name: /^Delete tiny-synthetic/ });
    await page.until("!document.querySelector('.lab-models li')");
    await openView(page, en.views.read);
    await page.until("!document.querySelector('.own-model')");
    await untilRead(page, '7');
  });

  test('twenty digits fine-tune the released model', async ({ skip }) => {
    // The lesson is the same in every engine. Drawing twenty digits through WebDriver is too slow
    // for all three.
    if (engine.name !== 'chromium') skip('one engine is enough for the whole lesson');
    const page = browser();
    await openFresh(page, url);
    await openView(page, en.views.lab);
    for (let i = 0; i < 20; i++) {
      await page.until(`document.querySelector('.lab-ask').textContent.endsWith(${i % 10})`);
      await draw(page, String(i % 10));
      await page.click({ role: 'button', name: 'Take this digit' });
    }
    // One is written again, after another view.
    await page.click({ role: 'button', name: 'Write the 3 again, digit 4' });
    await draw(page, '3');
    await openView(page, en.views.read);
    await openView(page, en.views.lab);
    await page.until("document.querySelectorAll('.lab-written li').length === 19");
    await page.click({ role: 'button', name: 'Take this digit' });
    await page.click({ role: 'button', name: 'Teach it' });
    const said = await page.until<string>("document.querySelector('.lab-lesson')?.innerText");
    const [, before, n, after] =
      /it read (\d+) of your (\d+) digits correctly. Now it reads (\d+)/.exec(said) ?? [];
    expect(n).toBe('20');
    expect(Number(after)).toBeGreaterThanOrEqual(Number(before));
    expect(await page.axe()).toEqual([]);
  });
});
