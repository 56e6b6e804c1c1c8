import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { en } from '../src/words/en.ts';
import { chromium } from './harness/chromium.ts';
import { missing } from './harness/engines.ts';
import { createPage, type Page } from './harness/page.ts';
import { choose, draw, openFresh, openView } from './readPage.ts';
import { BUILT } from './setup.ts';

const url = inject('page');
const ROUNDS = 3;
/** Steps of the timed lab run: a few seconds. */
const LAB_STEPS = 25;
const LAB_ROUNDS = 2;
/** Runnable programs per core above which times are printed but not judged. */
const BUSY = 1.5;
const absent = missing(chromium);

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

// Timings depend on the machine: they are printed, and only values that load does not change are
// asserted.
describe.skipIf(absent)('what a visitor waits for, in chromium', () => {
  test(`first reading, pen up to reading, paint, shifts and long tasks, ${ROUNDS} cold visits`, async () => {
    const visits: Visit[] = [];
    for (let round = 0; round < ROUNDS; round++) visits.push(await coldVisit());
    for (const [name, unit] of Object.entries(UNITS)) {
      const values = visits.map((visit) => visit[name as keyof Visit]).sort((a, b) => a - b);
      const middle = values[Math.floor(values.length / 2)];
      const figures = [middle, values[0], values[values.length - 1]].map((value) =>
        value.toFixed(unit ? 0 : 3),
      );
      console.log(`${name}: median ${figures[0]} ${unit} (${figures[1]} – ${figures[2]}), n = ${ROUNDS}`);
    }
    expect(Math.max(...visits.map(({ layoutShift }) => layoutShift))).toBeLessThanOrEqual(0.1);
    expect(Math.min(...visits.map(({ largestPaint }) => largestPaint))).toBeLessThanOrEqual(2500);
    // These values show the load of the machine.
    if (loadavg()[0] > BUSY * availableParallelism()) return;
    expect(Math.min(...visits.map(({ longestTask }) => longestTask))).toBeLessThanOrEqual(200);
    expect(Math.min(...visits.map(({ firstReading }) => firstReading))).toBeLessThanOrEqual(2500);
    expect(Math.min(...visits.map(({ penUpToReading }) => penUpToReading))).toBeLessThanOrEqual(60);
  });
});

describe.skipIf(absent)('how quickly the lab trains, in chromium', () => {
  test(`net A4 on all threads, images a second, ${LAB_ROUNDS} runs of ${LAB_STEPS} steps`, async () => {
    const page = createPage(await chromium.launch());
    try {
      await openFresh(page, url);
      await openView(page, en.views.lab);
      await page.until("!document.querySelector('main > p[role=status]')");
      await choose(page, 'Recipe', 'a4');
      const speeds: number[] = [];
      for (let round = 0; round < LAB_ROUNDS; round++) speeds.push(await labSpeed(page));
      speeds.sort((a, b) => a - b);
      const middle = speeds[Math.floor(LAB_ROUNDS / 2)];
      console.log(
        `lab, net A4: median ${middle} images/s (${speeds[0]} – ${speeds[LAB_ROUNDS - 1]}), n = ${LAB_ROUNDS}, threads: ${availableParallelism()}`,
      );
      if (loadavg()[0] > BUSY * availableParallelism()) return;
      expect(speeds[LAB_ROUNDS - 1]).toBeGreaterThanOrEqual(200);
    } finally {
      await page.close();
    }
  });
});

/** Returns the lab's output after this many steps, from the first step on. */
async function labSpeed(page: Page): Promise<number> {
  await page.click({ role: 'button', name: 'Train' });
  const speed = await page.until<string>(
    `(() => {
      const [, step, speed] = /Step (\\d+) of \\d+, ([\\d,]+)/.exec(document.querySelector('.lab-step')?.textContent) ?? [];
      return step >= ${LAB_STEPS} && speed;
    })()`,
  );
  await page.click({ role: 'button', name: 'Stop' });
  await page.until("document.querySelector('.lab-run').dataset.state === 'stopped'");
  return Number(speed.replaceAll(',', ''));
}

const UNITS = {
  firstReading: 'ms',
  penUpToReading: 'ms',
  largestPaint: 'ms',
  longestTask: 'ms',
  layoutShift: '',
};
type Visit = Readonly<Record<keyof typeof UNITS, number>>;

/** A visit with a fresh browser: nothing is cached. */
async function coldVisit(): Promise<Visit> {
  const page = createPage(await chromium.launch());
  try {
    await page.resize(1280, 900);
    await page.open(url);
    await page.evaluate(OBSERVE);
    await draw(page, '7');
    await page.until("document.querySelector('.number')");
    const firstReading = await page.evaluate<number>('seen.firstReading');
    const penUps: number[] = [];
    for (let i = 0; i < 5; i++) penUps.push(await penUpToReading(page));
    const rest = await page.evaluate<Omit<Visit, 'firstReading' | 'penUpToReading'>>('seen');
    return { ...rest, firstReading, penUpToReading: Math.min(...penUps) };
  } finally {
    await page.close();
  }
}

/** Milliseconds from pen up to the number on the page. */
async function penUpToReading(page: Page): Promise<number> {
  await page.click({ role: 'button', name: 'Clear' });
  await page.until("!document.querySelector('.number')");
  await page.evaluate('void (seen.penUp = 0, seen.read = 0)');
  await draw(page, '7');
  return page.until<number>('seen.read && seen.read - seen.penUp');
}

/** Observes in the page the first number, the paints, the layout shifts and the long tasks. */
const OBSERVE = `void (() => {
  const seen = (window.seen = { firstReading: 0, penUp: 0, read: 0, largestPaint: 0, layoutShift: 0, longestTask: 0 });
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => { seen.largestPaint = startTime; });
  watch('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.layoutShift += value; });
  watch('longtask', ({ duration }) => { seen.longestTask = Math.max(seen.longestTask, duration); });
  addEventListener('pointerup', () => { seen.penUp = performance.now(); seen.read = 0; }, true);
  new MutationObserver(() => {
    if (!document.querySelector('.number')) return;
    seen.firstReading ||= performance.now();
    seen.read ||= performance.now();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
})()`;
