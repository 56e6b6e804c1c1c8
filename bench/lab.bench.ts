import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { quantile } from '@cifra/core/base/quantile.ts';
import { root } from '@cifra/node/root.ts';
import type { Page } from 'playwright-core';
import { bench, type Row } from './bench.ts';
import { launchChromium } from './launchChromium.ts';
import { startServerProcess } from './serving/serverProcess.ts';

const RECIPE = 'a4';
/** Steps of a run: a few seconds. */
const STEPS = 25;
/** After this long a run has failed, ms. */
const PATIENCE = 180_000;
const ROUNDS = Number(process.env.CIFRA_BENCH_ROUNDS ?? 7);

await bench({
  name: `Training of net ${RECIPE} in the lab of the page, in Chromium on ${availableParallelism()} threads: images a second`,
  run,
});

async function run(): Promise<Row[]> {
  const server = await startServerProcess({ CIFRA_PAGE: join(root, 'packages/web/dist') });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.getByRole('link', { name: 'Lab' }).click();
    await page.getByLabel('Recipe').selectOption(RECIPE);
    const speeds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) speeds.push(await speed(page));
    speeds.sort((a, b) => a - b);
    const [least, middle, most] = [0, 0.5, 1].map((share) => quantile(speeds, share));
    return [{ who: 'the lab', 'images/s': middle, lowest: least, highest: most, rounds: ROUNDS }];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Returns the lab's images a second after `STEPS` steps of a new run. */
async function speed(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  const shown = await page.waitForFunction(
    (steps) => {
      const line = document.querySelector('.lab-step')?.textContent ?? '';
      const [, step, speed] = /Step (\d+) of [\d,]+, ([\d,]+)/.exec(line) ?? [];
      return Number(step) >= steps && speed;
    },
    STEPS,
    { timeout: PATIENCE },
  );
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.locator('.lab-run[data-state=stopped]').waitFor();
  return Number(String(await shown.jsonValue()).replaceAll(',', ''));
}
