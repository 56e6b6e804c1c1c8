// The built site in a browser, as a static host serves it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { chromium, drive, startChromium } from '../../web/e2e/harness/chromium.ts';
import { missing } from '../../web/e2e/harness/engines.ts';
import { createPage } from '../../web/e2e/harness/page.ts';

const site = inject('site');
const reason = missing(chromium);
if (reason && process.env.CI) throw new Error(reason);

const source = readdirSync(join(import.meta.dirname, '../dist/source/packages/training/recipes'))[0];

/** One page of each kind. */
const kinds = {
  home: '',
  start: 'start/',
  guide: 'cli/',
  'guide with pictures': 'web/',
  figures: 'figures/',
  records: 'records/',
  'TypeScript reference': 'reference/cifra/',
  'HTTP reference': 'reference/http-reading/',
  'model card': 'models/number/',
  decision: 'decisions/0032-the-package/',
  source: `source/packages/training/recipes/${source}/`,
  'page that is not there': '404.html',
};

/** Scripts make boxes that scroll reachable, once they know their size. */
const scrollableHaveFocus = `[...document.querySelectorAll('main .wide, main pre')].every((box) =>
  !box.checkVisibility() || box.scrollWidth <= box.clientWidth || box.hasAttribute('tabindex'))`;

describe.skipIf(reason)('the site', () => {
  let browser: Awaited<ReturnType<typeof startChromium>>;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  /** Origins of everything that is requested while the tests run. */
  const origins = new Set<string>();
  let context: Awaited<ReturnType<typeof browser.newContext>>;
  let visited: Awaited<ReturnType<typeof context.newPage>>;
  beforeEach(async () => {
    context = await browser.newContext({ reducedMotion: 'reduce' });
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^http/.test(protocol)) origins.add(origin);
    });
    visited = await context.newPage();
    return () => context.close();
  });

  test.each(Object.entries(kinds))('%s: axe finds nothing and nothing scrolls sideways', async (_, path) => {
    const page = createPage(drive(visited));
    for (const [theme, width, height] of [
      ['light', 1280, 900],
      ['dark', 320, 640],
    ] as const) {
      await visited.emulateMedia({ colorScheme: theme });
      await page.resize(width, height);
      await page.open(site + path);
      await page.until(scrollableHaveFocus);
      expect(await page.axe(), theme).toEqual([]);
      const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(excess), `${width} pixels`).toBeLessThanOrEqual(0);
    }
  });

  test('every picture has a text', async () => {
    for (const path of Object.values(kinds)) {
      await visited.goto(site + path);
      const silent = await visited.locator('main img:not([alt]), main img[alt=""]').count();
      expect(silent, path).toBe(0);
    }
  });

  test('a visitor writes a digit at once, in the theme of the site', async () => {
    await visited.goto(site);
    await visited.getByRole('combobox', { name: 'Select theme' }).selectOption('dark');
    const frame = visited.frameLocator('iframe.live-page');
    await expect.poll(() => frame.locator('html').getAttribute('data-theme')).toBe('dark');
    const sheet = await frame.locator('svg.sheet').boundingBox();
    expect(sheet).not.toBeNull();
    const { x, y, width, height } = sheet!;
    const at = (right: number, down: number) => [x + width * right, y + height * down] as const;
    await visited.mouse.move(...at(0.5, 0.2));
    await visited.mouse.down();
    await visited.mouse.move(...at(0.5, 0.5), { steps: 12 });
    await visited.mouse.move(...at(0.5, 0.8), { steps: 12 });
    await visited.mouse.up();
    await expect.poll(() => frame.locator('.line-result').first().innerText()).toContain('1');
  });

  test('by keyboard: past the navigation, into the search, to a result', async () => {
    await visited.goto(`${site}faq/`);
    await visited.keyboard.press('Tab');
    expect(await visited.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to content');
    await visited.keyboard.press('Enter');
    expect(new URL(visited.url()).hash).toBe('#_top');
    await searchFor('Idempotency');
    // The button that clears the search is before the results.
    await expect
      .poll(async () => {
        await visited.keyboard.press('Tab');
        return visited.evaluate(() => document.activeElement?.matches('.pagefind-ui__result-link'));
      })
      .toBe(true);
    await visited.keyboard.press('Enter');
    await visited.waitForURL(/docs\/(?!faq)/);
  });

  async function searchFor(words: string): Promise<void> {
    await visited.keyboard.press('Control+k');
    await visited.getByRole('textbox', { name: 'Search' }).fill(words);
    await visited.locator('.pagefind-ui__result').first().waitFor();
  }

  test('without a network, after one visit: search, and the pages that it finds', async () => {
    await visited.goto(`${site}faq/`);
    await visited.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await context.setOffline(true);
    await visited.goto(`${site}cli/`);
    await searchFor('Leave-one-site-out strokes calibration');
    await visited.locator('.pagefind-ui__result-link').first().click();
    await visited.waitForURL(/docs\/(?!cli)/);
    expect(await visited.locator('h1').innerText()).not.toBe('');
  });

  test('everything came from the host of the site', () => {
    expect([...origins]).toEqual([new URL(site).origin]);
  });
});
