import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePdf, ringPage } from '@cifra/node/documents/testing/makePdf.ts';
import type { RunningServer } from '@cifra/server/main.ts';
import { startTestServer } from '@cifra/server/testing/server.ts';
import { catalogue } from '@cifra/training/data/sources/catalogue.ts';
import { findRealData } from '@cifra/training/data/sources/realData.ts';
import { sampleReport } from '@cifra/training/evaluation/testing/sampleReport.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en as modelWords } from '../src/views/Model/words/en.ts';
import { en } from '../src/words/en.ts';
import { bringing, untilListed } from './bringing.ts';
import { describeEngines } from './describeEngines.ts';
import type { Page } from './harness/page.ts';
import { bytesInPage } from './pageFiles.ts';
import { draw, example, openExperts, openView, startOver, untilRead } from './readPage.ts';

const PICTURES = 'input[type=file][multiple]';
const SWITCH = '.read-more .switch input';
/** The page's message when a reading failed. */
const FAULT = "document.querySelector('.result .fault')?.textContent";
const footer = (text: string) =>
  `document.querySelector('.footer p').textContent === ${JSON.stringify(text)}`;
const strokes = (count: number) => `document.querySelectorAll('.sheet-ink path').length === ${count}`;

/** Data of the digits that the test of misread digits shows. */
const data = findRealData(['usps']);

/** The server in its usual operation, which also serves the page. */
let server: RunningServer;
/** Refuses all drawings: its limit is smaller than any of them. */
let strict: RunningServer;
beforeAll(async () => {
  server = await startTestServer(data.root === undefined ? {} : { CIFRA_DATA: data.root });
  strict = await startTestServer({ CIFRA_BODY_BYTES: '1024' });
});
afterAll(() => Promise.all([server?.close(), strict?.close()]));

/** Forwards connections to a server until it is closed: from then on nothing answers at its address. */
async function forward(target: string): Promise<RunningServer> {
  const open = new Set<Socket>();
  const gate = createServer((socket) => {
    const behind = connect(Number(new URL(target).port), '127.0.0.1');
    for (const [end, other] of [
      [socket, behind],
      [behind, socket],
    ]) {
      open.add(end);
      // A browser that leaves a page resets its connections.
      end.on('error', () => {}).on('close', () => other.end());
      end.pipe(other);
    }
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        gate.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Number of requests with a body that the server answered, from its Prometheus metrics. */
async function answered(route: string): Promise<number> {
  const metrics = await (await fetch(new URL('metrics', server.url))).text();
  const counts = metrics.matchAll(
    /^cifra_http_request_duration_seconds_count\{method="POST",route="([^"]+)",status="\d+"\} (\d+)$/gm,
  );
  return [...counts].reduce((sum, [, at, count]) => (at === route ? sum + Number(count) : sum), 0);
}

/** Requests that could carry written content off the device. */
const sent = async () => [await answered('/v1/read'), await answered('/v1/feedback')] as const;

async function openWithServer(page: Page, address = server.url): Promise<void> {
  await startOver(page, `${address}/`);
  await page.find(SWITCH);
}

/** Corrects the only digit of the number. */
async function correctTo(page: Page, digit: string): Promise<void> {
  await page.click('details.correct summary');
  await page.click('.digit-row button');
  await page.press(digit);
  await untilRead(page, digit);
}

const { images } = catalogue.parts.usps.train;
/** Made up: the test checks that each digit has its own picture. */
const MISREAD = [
  { row: 0, label: 6, predicted: 0 },
  { row: 7290, label: 1, predicted: 7 },
  { row: 12, label: 5, predicted: 3 },
].map((digit) => ({
  ...digit,
  probabilities: Array.from({ length: 10 }, (_, i) => (i === digit.predicted ? 1 : 0)),
}));

/** A report on USPS with these misread digits. */
async function reportOf(mistakes: typeof MISREAD) {
  const { report } = await sampleReport();
  const set = { ...report.sets[0], files: { [images.path]: images.sha256 }, mistakes };
  return { ...report, sets: [set] };
}

/** Ink, 0–255, of the picture of a misread digit, once it is shown. */
const pictured = `async (place, name) => {
  const image = document.querySelector('.mistake img');
  if (image?.alt !== name || document.querySelector('.model-place').textContent !== place) return null;
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { ink: [...data].filter((_, i) => i % 4 === 0).map((grey) => 255 - grey) };
}`;

describeEngines('with a server', (browser) => {
  test('nothing is sent to it unless the option is on; then each drawing and picture is sent once', async () => {
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
    await page.until("document.querySelectorAll('.why-lead .evidence-map svg').length === 1");
    await openView(page, en.views.read);
    await page.upload(PICTURES, [example('drawn-3.png')]);
    await untilRead(page, '3');
    await page.until(footer(en.footer.local));
    expect(await sent()).toEqual([reads, feedback]);

    // The shown picture is read again. An earlier request in flight would have been counted by now.
    await page.click(SWITCH);
    await expect.poll(sent).toEqual([reads + 1, feedback]);
    await untilRead(page, '3');
    await page.until(footer(en.footer.server));
    await page.upload(PICTURES, [example('zip-code.png')]);
    await page.until("document.querySelectorAll('.box-frame').length === 5");
    await expect.poll(sent).toEqual([reads + 2, feedback]);
    await page.click({ role: 'button', name: en.sheet.next });
    await draw(page, '1');
    await untilRead(page, '1');
    await expect.poll(sent).toEqual([reads + 3, feedback]);

    await page.click(SWITCH);
    await page.click({ role: 'button', name: en.sheet.clear });
    await draw(page, '7');
    await untilRead(page, '7');
    await expect.poll(sent).toEqual([reads + 3, feedback]);
  });

  test('under the server’s policy, documents are read on this device, and their pages are sent with the option on', async () => {
    const page = browser();
    const before = await sent();
    await openWithServer(page);
    const files = {
      'form.pdf': makePdf([ringPage()]),
      'phone.heic': readFileSync(join(import.meta.dirname, 'drawn-3.heic')),
    };
    await page.evaluate(bringing('drop', bytesInPage(files)));
    const texts = async () => (await untilListed(page, 2)).map(({ text }) => text);
    expect(await texts()).toEqual(['3', '0']);
    expect(await sent()).toEqual(before);
    await page.click(SWITCH);
    await expect.poll(sent).toEqual([before[0] + 1, before[1]]);
    expect(await texts()).toEqual(['3', '0']);
    await page.click(SWITCH);
  });

  test('a correction is sent once, after the visitor agrees, and is in the server’s list', async () => {
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
    await expect.poll(sent).toEqual([expect.any(Number), before + 1]);

    // The drawing was stored: read again, it is still the 7 of the first reading.
    const picture = await fetch(new URL(`v1/feedback/${feedback[0].id}/picture`, server.url));
    const body = await picture.blob();
    const headers = { 'content-type': 'image/png' };
    const again = await fetch(new URL('v1/read', server.url), { method: 'POST', headers, body });
    expect((await again.json()).readings[0].text).toBe('7');
  });

  test('the misread digits of a report are browsed with pictures from the server, by mouse and keys', async ({
    skip,
  }) => {
    if (data.root === undefined) return skip(data.skip);
    const page = browser();
    const folder = mkdtempSync(join(tmpdir(), 'cifra-report-'));
    try {
      const file = join(folder, 'report.json');
      writeFileSync(file, JSON.stringify(await reportOf(MISREAD)));
      await openWithServer(page);
      await openView(page, en.views.model);
      await openExperts(page);
      await page.find('.model-file input');
      await page.upload('.model-file input', [file]);

      const untilShown = async (place: number) => {
        const { row, label, predicted } = MISREAD[place - 1];
        const { ink } = await page.until<{ ink: number[] }>(`(${pictured})(
          ${JSON.stringify(modelWords.place(place, MISREAD.length))},
          ${JSON.stringify(modelWords.mistake(label, predicted))})`);
        const address = `v1/datasets/${images.sha256}/digits/${row}`;
        const { image } = await (await fetch(new URL(address, server.url))).json();
        expect(ink).toEqual(image.flat().map((value: number) => Math.round(255 * value)));
      };
      await untilShown(1);
      expect(await page.axe()).toEqual([]);
      await page.click({ role: 'button', name: modelWords.next });
      await untilShown(2);
      await page.press('Enter');
      await untilShown(3);
      await page.press('Enter');
      await untilShown(1);
      await page.click({ role: 'button', name: modelWords.previous });
      await untilShown(3);
      await page.press('Enter');
      await untilShown(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('a refusal by the server is shown in its words, then the server stops: each time the ink stays and is read on the device again', async () => {
    const page = browser();
    const gate = await forward(strict.url);
    try {
      await openWithServer(page, gate.url);
      await draw(page, '7');
      await untilRead(page, '7');
      await page.click(SWITCH);
      const fault = await page.until<string>(FAULT);
      expect(fault).toContain(en.faults.problem(''));
      expect(await page.evaluate(strokes(1))).toBe(true);
      expect(await page.axe()).toEqual([]);
      await page.click(SWITCH);
      await untilRead(page, '7');
      expect(await page.evaluate(FAULT)).toBeFalsy();
      await page.click(SWITCH);
      await page.until(footer(en.footer.server));
    } finally {
      await gate.close();
    }
    await page.click({ role: 'button', name: en.sheet.clear });
    await draw(page, '7');
    expect(await page.until<string>(FAULT)).toBe(en.result.failed(en.faults['no-answer']));
    expect(await page.evaluate(strokes(1))).toBe(true);
    await page.click(SWITCH);
    await untilRead(page, '7');
    await correctTo(page, '1');
    await page.click({ role: 'button', name: en.correct.keepServer });
    await page.until(
      `document.querySelector('.keep p').textContent === ${JSON.stringify(en.correct.keepFailed(en.faults['no-answer']))}`,
    );
  });
});
