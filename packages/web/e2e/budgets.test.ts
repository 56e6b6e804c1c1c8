import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { chromium } from './harness/chromium.ts';
import { missing } from './harness/engines.ts';
import { createPage } from './harness/page.ts';
import { draw } from './readPage.ts';
import { BUILT } from './setup.ts';

test('JavaScript before the first drawing is at most 200 kB, gzipped', () => {
  const page = readFileSync(join(BUILT, 'index.html'), 'utf8');
  const entries = [...page.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map(([, file]) => file);
  expect(entries.length).toBeGreaterThan(0);
  // The reader's worker is fetched at once too, although drawing does not wait for it.
  const worker = readdirSync(join(BUILT, 'assets')).filter((name) => /^reader\.worker-.*\.js$/.test(name));
  const size = [...entries, ...worker.map((name) => `assets/${name}`)]
    .map((file) => gzipSync(readFileSync(join(BUILT, file))).length)
    .reduce((a, b) => a + b);
  console.log(`JavaScript before the first drawing, the reader's worker included: ${size} bytes gzipped`);
  expect(size).toBeLessThanOrEqual(200_000);
});

test('the decoders of documents are neither preloaded nor kept before they are needed', () => {
  const decoders = readdirSync(join(BUILT, 'assets')).filter((name) =>
    /^((pdf|tiff|heif)\.worker|pdfium|libheif)-.*\.(js|wasm)$/.test(name),
  );
  expect(decoders).toHaveLength(5);
  for (const file of ['index.html', 'sw.js']) {
    const text = readFileSync(join(BUILT, file), 'utf8');
    expect(decoders.filter((name) => text.includes(name))).toEqual([]);
  }
});

test.skipIf(missing(chromium))('nothing moves while the page opens and reads the first digit', async () => {
  // A browser of its own: nothing is cached.
  const page = createPage(await chromium.launch());
  try {
    await page.resize(1280, 900);
    await page.open(inject('page'));
    await page.evaluate(OBSERVE);
    await draw(page, '7');
    await page.until("document.querySelector('.number')");
    // The layout shift of Web Vitals, which calls up to 0.1 good.
    expect(await page.evaluate<number>('layoutShift')).toBeLessThanOrEqual(0.1);
  } finally {
    await page.close();
  }
});

const OBSERVE = `void (() => {
  window.layoutShift = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });
})()`;
