import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInChromium } from '../testing/chromium.ts';
import { sampleNumberReport } from '../testing/sampleNumberReport.ts';
import { sampleReport } from '../testing/sampleReport.ts';
import { englishPage } from '../words/englishPage.ts';
import { numberPage } from './numberPage.ts';
import { reportPage } from './page.ts';

const axeScript = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Runs in the page. A word broken across lines has a rectangle for each of its pieces. */
const tornWords = `
  const isTorn = ({ firstChild }, { index, 0: word }) => {
    const range = document.createRange();
    range.setStart(firstChild, index);
    range.setEnd(firstChild, index + word.length);
    return range.getClientRects().length > 1;
  };
  [...document.querySelectorAll('tbody th')].flatMap((head) =>
    [...head.textContent.matchAll(/[a-z0-9]+/gi)].filter((word) => isTorn(head, word)).map(([word]) => word));
`;

describeInChromium('the report in a browser', (executablePath) => {
  let browser: Browser;
  let pages: Record<'digits' | 'numbers', string>;
  beforeAll(async () => {
    // Chromium refuses to start its sandbox as root, and CI runs as root.
    browser = await chromium.launch({
      executablePath,
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: 0,
    });
    const { report, set, evidence } = await sampleReport();
    pages = {
      digits: reportPage(report, { sets: [set], evidence: [evidence] }, englishPage),
      numbers: numberPage(sampleNumberReport(), englishPage),
    };
  });
  afterAll(() => browser?.close());

  async function open(name: keyof typeof pages, options: Parameters<Browser['newPage']>[0]): Promise<Page> {
    // A page that requested anything from elsewhere would not get it.
    const page = await browser.newPage({ ...options, offline: true });
    page.setDefaultTimeout(0);
    await page.setContent(pages[name]);
    return page;
  }

  test.each([
    ['digits', 'light'],
    ['digits', 'dark'],
    ['numbers', 'light'],
    ['numbers', 'dark'],
  ] as const)('axe finds no violations: %s, %s', async (name, colorScheme) => {
    const page = await open(name, { colorScheme, viewport: { width: 360, height: 740 } });
    await page.addScriptTag({ path: axeScript });
    const found = await page.evaluate(async () => {
      const { violations, passes } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return {
        violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
        rules: passes.length,
      };
    });
    expect(found.violations).toEqual([]);
    // Axe ran its rules: a blank page would pass too.
    expect(found.rules).toBeGreaterThan(15);
    await page.close();
  });

  test.each([
    ['digits', 360],
    ['digits', 1200],
    ['numbers', 360],
  ] as const)('%s are not wider than the screen at %i px', async (name, width) => {
    const page = await open(name, { viewport: { width, height: 740 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });

  test('at 360 px no word in a row header is broken', async () => {
    const page = await open('digits', { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate(tornWords)).toEqual([]);
    await page.close();
  });

  test('a wider table can be scrolled by keyboard', async () => {
    const page = await open('digits', { viewport: { width: 360, height: 740 } });
    const group = page.locator('.scroll', { has: page.locator('#set-1-corruptions-table') });
    await group.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => group.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    await page.close();
  });
});
