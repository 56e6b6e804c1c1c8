import type { RunningServer } from '@cifra/server/main.ts';
import { startTestServer } from '@cifra/server/testing/server.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { describeEngines } from './describeEngines.ts';
import type { Page } from './harness/page.ts';
import { draw, example, openFresh, openView, untilRead } from './readPage.ts';

const PICTURES = 'input[type=file][multiple]';
const SWITCH = '.server-switch input';

/** The server as an operator runs it, which serves the page too. */
let server: RunningServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

/** So many requests with a body the server has answered, by its own count, for Prometheus. */
async function answered(route: string): Promise<number> {
  const metrics = await (await fetch(new URL('metrics', server.url))).text();
  const counts = metrics.matchAll(
    /^cifra_http_request_duration_seconds_count\{method="POST",route="([^"]+)",status="\d+"\} (\d+)$/gm,
  );
  return [...counts].reduce((sum, [, at, count]) => (at === route ? sum + Number(count) : sum), 0);
}

/** All that could carry something written off the device. */
const sent = async () => [await answered('/v1/read'), await answered('/v1/feedback')] as const;

async function openWithServer(page: Page, address = server.url): Promise<void> {
  await openFresh(page, `${address}/`);
  await page.find(SWITCH);
}

/** Puts the only digit of the number right. */
async function correctTo(page: Page, digit: string): Promise<void> {
  await page.click('details.correct summary');
  await page.click('.digit-row button');
  await page.press(digit);
  await untilRead(page, digit);
}

describeEngines('beside a server', (browser) => {
  test('nothing is sent to it unless that is switched on; then each drawing and picture is, once', async () => {
    const page = browser();
    const [reads, feedback] = await sent();
    await openWithServer(page);
    expect(await page.evaluate(`document.querySelector('${SWITCH}').checked`)).toBe(false);
    await draw(page, '7');
    await untilRead(page, '7');
    await correctTo(page, '1');
    await page.click({ role: 'button', name: en.correct.undo });
    await untilRead(page, '7');
    await page.click({ role: 'link', name: en.result.why });
    await page.until("document.querySelectorAll('.why-maps svg').length === 4");
    await openView(page, en.views.read);
    await page.upload(PICTURES, [example('drawn-3.png')]);
    await untilRead(page, '3');
    expect(await page.evaluate("document.querySelector('.footer').textContent")).toBe(en.footer.local);
    expect(await sent()).toEqual([reads, feedback]);

    // The picture that is shown is read once more. Whatever had been on its way before would have been counted by now.
    await page.click(SWITCH);
    await expect.poll(sent).toEqual([reads + 1, feedback]);
    await untilRead(page, '3');
    expect(await page.evaluate("document.querySelector('.footer').textContent")).toBe(en.footer.server);
    await page.upload(PICTURES, [example('zip-code.png')]);
    await page.until("document.querySelectorAll('.box-frame').length === 5");
    expect(await sent()).toEqual([reads + 2, feedback]);
    await page.click({ role: 'button', name: en.sheet.next });
    await draw(page, '1');
    await untilRead(page, '1');
    expect(await sent()).toEqual([reads + 3, feedback]);

    await page.click(SWITCH);
    await page.click({ role: 'button', name: en.sheet.clear });
    await draw(page, '7');
    await untilRead(page, '7');
    expect(await sent()).toEqual([reads + 3, feedback]);
  });

  test('a correction is sent when that is agreed to, once, and is in the list of the server', async () => {
    const page = browser();
    const [, before] = await sent();
    await openWithServer(page);
    await draw(page, '7');
    await untilRead(page, '7');
    await correctTo(page, '1');
    await page.find({ role: 'button', name: en.correct.keepServer });
    expect(await page.evaluate("document.querySelector('.keep p').textContent")).toBe(
      en.correct.keepServerNote,
    );
    expect((await sent())[1]).toBe(before);

    await page.click({ role: 'button', name: en.correct.keepServer });
    await page.until(`document.querySelector('.keep p').textContent === ${JSON.stringify(en.correct.kept)}`);
    expect(await page.axe()).toEqual([]);
    await page.click('.keep button');
    const { feedback } = await (await fetch(new URL('v1/feedback', server.url))).json();
    expect(feedback[0]).toMatchObject({ label: '1', readAs: '7', hasPicture: true });
    expect((await sent())[1]).toBe(before + 1);

    // What was kept is the drawing: read again, it is the 7 that it was read as.
    const picture = await fetch(new URL(`v1/feedback/${feedback[0].id}/picture`, server.url));
    const body = await picture.blob();
    const headers = { 'content-type': 'image/png' };
    const again = await fetch(new URL('v1/read', server.url), { method: 'POST', headers, body });
    expect((await again.json()).readings[0].text).toBe('7');
  });
});
