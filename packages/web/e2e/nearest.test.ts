import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { wordsEn as whyWords } from '../src/views/Why/words.en.ts';
import { en } from '../src/words/en.ts';
import { launchChromium } from './harness/chromium.ts';
import { engines, missing } from './harness/engines.ts';
import { createPage } from './harness/page.ts';
import { draw, openFresh, openView, untilRead } from './readPage.ts';

const absent = engines.some((engine) => engine.name === 'chromium' && missing(engine));
const image = Array.from({ length: 28 }, (_, y) =>
  Array.from({ length: 28 }, (_, x) => (y === 6 || x === 14 ? 1 : 0)),
);
const found = {
  dataset: 'made-up train',
  digits: [
    { row: 3, label: 7, distance: 0.5, image },
    { row: 41, label: 1, distance: 0.9, image },
  ],
};

/** The page with a server beside it that has training digits, made up here. */
function withServer(asked: unknown[]): Server {
  const page = inject('page');
  const answers: Readonly<Record<string, unknown>> = { '/v1/models': { models: [] }, '/v1/nearest': found };
  return createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (path in answers) {
      if (request.method === 'POST') asked.push(await json(request));
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[path]));
      return;
    }
    const file = await fetch(new URL(path, page));
    response.writeHead(file.status, { 'content-type': file.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await file.arrayBuffer()));
  });
}

describe.skipIf(absent)('the nearest training digits, in chromium', () => {
  const asked: { readonly digit: readonly (readonly number[])[]; readonly inkValue: number }[] = [];
  const server = withServer(asked);
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void server.close());

  test('they are asked for only when that is pressed, and shown with their labels', async () => {
    const page = createPage(await launchChromium());
    try {
      await page.resize(1280, 900);
      await openFresh(page, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await draw(page, '7');
      await untilRead(page, '7');
      await openView(page, en.views.why);
      await page.find({ role: 'button', name: whyWords.nearestFind });
      expect(asked).toEqual([]);
      await page.click({ role: 'button', name: whyWords.nearestFind });
      await page.until("document.querySelectorAll('.why-nearest li').length === 2");
      expect(await page.evaluate("document.querySelector('.why-nearest li').innerText")).toBe(
        whyWords.nearestDigit(7, 3, 'made-up train'),
      );
      expect(await page.axe()).toEqual([]);
      expect(asked).toHaveLength(1);
      expect(asked[0].digit.map((row) => row.length)).toEqual(Array(28).fill(28));
      // Ink of the 7 that was drawn: something of it is full, and its corners are paper.
      expect(Math.max(...asked[0].digit.flat())).toBeGreaterThan(0.5);
      expect([asked[0].inkValue, asked[0].digit[0][0]]).toEqual([1, 0]);
    } finally {
      await page.close();
    }
  });
});
