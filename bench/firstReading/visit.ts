import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../launchChromium.ts';
import { family, memoryOf } from '../serving/serverProcess.ts';
import { DRAW } from './drawing.ts';
import type { Network } from './network.ts';
import { isRenderer, slowRenderers } from './slowRenderers.ts';

/** Milliseconds after which a page is at rest: the reader is warm, and the page is kept for offline use. */
const REST = 4000;
const PEN_UPS = 6;
const WINDOW = { viewport: { width: 1280, height: 900 } };
/** After this long a visit has failed, ms. */
const PATIENCE = 180_000;

export type Visit = {
  /** From navigation to the first reading, ms. */
  readonly firstReading: number;
  /** In both directions until the first reading. */
  readonly bytes: number;
  /** In both directions until the page is at rest. */
  readonly allBytes: number;
  /**
   * Of the page's process at rest, MB: proportional set size, because what JavaScript can measure
   * leaves out compiled code. The browser's spare renderers are smaller.
   */
  readonly memory: number;
  /** Of each stroke, ms. */
  readonly penUps: readonly number[];
  /** From navigation to the largest paint, ms. */
  readonly largestPaint: number;
  /** The longest task of the page's main thread, ms. Chromium counts tasks of 50 ms and more. */
  readonly longestTask: number;
};

/** Opens a page in a new browser with an empty profile, and draws a number. `slowing`: how much slower its processor is. */
export async function visit(network: Network, slowing = 1): Promise<Visit> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage(WINDOW);
    network.taken();
    const read = Promise.withResolvers<{ at: number; bytes: number }>();
    await page.exposeFunction('reading', (at: number) => read.resolve({ at, bytes: network.taken() }));
    await page.addInitScript(DRAW);
    const pid = await processOf(browser);
    const endSlowing = slowing > 1 ? slowRenderers(pid, slowing) : async () => {};
    await page.goto(network.url, { waitUntil: 'commit' });
    const { at, bytes } = await Promise.race([read.promise, tooLate(page)]);
    await page.waitForTimeout(REST);
    await endSlowing();
    const memory = largestRenderer(pid);
    const allBytes = bytes + network.taken();
    const penUps: number[] = [];
    for (let i = 0; i < (slowing > 1 ? 0 : PEN_UPS); i++)
      penUps.push(await page.evaluate('penUpToReading()'));
    const times = await page.evaluate<Pick<Visit, 'largestPaint' | 'longestTask'>>('times');
    return { firstReading: at, bytes, allBytes, memory, penUps, ...times };
  } finally {
    await browser.close();
  }
}

/** Memory of the process of a page with one word, MB: what no page can be below. */
export async function emptyPageMemory(): Promise<number> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage(WINDOW);
    await page.goto('data:text/html,<p>empty');
    await page.waitForTimeout(REST);
    return largestRenderer(await processOf(browser));
  } finally {
    await browser.close();
  }
}

async function processOf(browser: Browser): Promise<number> {
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  return processInfo.find(({ type }) => type === 'browser')!.id;
}

function largestRenderer(browser: number): number {
  return Math.max(...family(browser).filter(isRenderer).map(memoryOf));
}

async function tooLate(page: Page): Promise<never> {
  await page.waitForTimeout(PATIENCE);
  throw new Error(`no reading after ${PATIENCE / 1000} s; the page says: ${await page.innerText('body')}`);
}
