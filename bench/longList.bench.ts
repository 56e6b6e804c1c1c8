import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '@cifra/core/base/quantile.ts';
import { root } from '@cifra/node/root.ts';
import type { CDPSession, Page } from 'playwright-core';
import { bench, type Row } from './bench.ts';
import { launchChromium } from './launchChromium.ts';
import { startServerProcess } from './serving/serverProcess.ts';
import { ratio } from './turns.ts';

const ROUNDS = Number(process.env.CIFRA_BENCH_ROUNDS ?? 15);
const BUILT = join(root, 'packages/web/dist');
/** Drawings in the list. */
const [FEW, MANY] = [5, 500];
/** Until a stroke is read, listed and stored, ms. */
const SETTLED = 2500;

type Visit = { readonly page: Page; readonly tools: CDPSession };

await bench({
  name: 'Work of the page for a stroke, with few and with many drawings in its list',
  run: async (): Promise<Row[]> => {
    if (!existsSync(join(BUILT, 'index.html'))) throw new Error('longList: build packages/web first');
    const server = await startServerProcess({ CIFRA_PAGE: BUILT });
    const browser = await launchChromium();
    try {
      const open = async (count: number): Promise<Visit> => {
        const page = await (await browser.newContext()).newPage();
        await visitWith(page, server.url, count);
        const tools = await page.context().newCDPSession(page);
        await tools.send('Performance.enable');
        return { page, tools };
      };
      const [few, many] = [await open(FEW), await open(MANY)];
      const rounds: { readonly few: Work; readonly many: Work }[] = [];
      // The first round warms up.
      for (let round = 0; round <= ROUNDS; round++) {
        const order = [few, many];
        const works = new Map<Visit, Work>();
        for (const visit of round % 2 ? order.toReversed() : order)
          works.set(visit, await workOfStroke(visit));
        if (round > 0) rounds.push({ few: works.get(few) as Work, many: works.get(many) as Work });
      }
      return (['script', 'all'] as const).map((which) => ({
        what: which === 'script' ? 'script, ms' : 'all work of the main thread, ms',
        [`${FEW} drawings`]: median(rounds.map((each) => each.few[which])),
        [`${MANY} drawings`]: median(rounds.map((each) => each.many[which])),
        ratio: ratio(rounds.map((each) => each.many[which] / each.few[which])),
        rounds: rounds.length,
        'at least': '1.2 ×',
        aim: '1 ×',
      }));
    } finally {
      await browser.close();
      await server.stop();
    }
  },
});

/** Opens the page with this many drawings that an earlier visit kept. */
async function visitWith(page: Page, url: string, count: number): Promise<void> {
  await page.goto(url);
  await stroke(page);
  await page.waitForSelector('.session-item');
  await page.waitForTimeout(SETTLED);
  await page.goto(new URL('icon.svg', url).href);
  await page.evaluate(
    `new Promise((resolve, reject) => {
      const opening = indexedDB.open('cifra-session', 1);
      opening.onsuccess = () => {
        const writing = opening.result.transaction(['items'], 'readwrite');
        const items = writing.objectStore('items');
        items.openCursor().onsuccess = ({ target: { result } }) => {
          const [slot] = result.key;
          for (let id = 1; id < ${count}; id++) items.put({ ...result.value, id: result.value.id + id }, [slot, result.value.id + id]);
        };
        writing.oncomplete = () => { opening.result.close(); resolve(); };
        writing.onerror = () => reject(writing.error);
      };
    })`,
  );
  await page.goto(url);
  await page
    .locator('.session-item')
    .nth(FEW - 1)
    .waitFor();
  await page.waitForTimeout(2 * SETTLED);
}

/** Processor time of the page's main thread, ms. */
type Work = { readonly script: number; readonly all: number };

/** Writes one stroke on a new sheet, and takes it back. */
async function workOfStroke({ page, tools }: Visit): Promise<Work> {
  const before = await worked(tools);
  await stroke(page);
  await page.waitForTimeout(SETTLED);
  const after = await worked(tools);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await page.waitForTimeout(SETTLED);
  return { script: after.script - before.script, all: after.all - before.all };
}

async function worked(tools: CDPSession): Promise<Work> {
  const { metrics } = await tools.send('Performance.getMetrics');
  const seconds = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return { script: 1000 * seconds('ScriptDuration'), all: 1000 * seconds('TaskDuration') };
}

/** Writes a 1 with the mouse. */
async function stroke(page: Page): Promise<void> {
  const sheet = await page.waitForSelector('svg.sheet');
  const box = await sheet.boundingBox();
  if (!box) throw new Error('longList: the page shows no sheet');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 4];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 20; step++) await page.mouse.move(x - step, y + (step * box.height) / 40);
  await page.mouse.up();
}
