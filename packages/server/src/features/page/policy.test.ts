// What the page's policy allows and refuses, asked of a browser.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '@cifra/node/root.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startTestServer } from '../../testing/server.ts';

/** Debian's. On CI a missing browser is a failure, elsewhere a skip. */
const executablePath = '/usr/bin/chromium';
/** There once the page was built. */
const BUILT = join(root, 'packages/web/dist');

/** Opens a page that a server delivers from a folder, and hands over what broke its policy. */
async function visited(
  browser: Browser,
  folder: string,
  visit: (page: Page) => Promise<void>,
): Promise<string[]> {
  const server = await startTestServer({ CIFRA_PAGE: folder });
  onTestFinished(() => server.close());
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  page.setDefaultTimeout(0);
  const violations: string[] = [];
  await page.exposeFunction('violated', (directive: string) => violations.push(directive));
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (event) => violated(event.effectiveDirective))",
  );
  await page.goto(server.url);
  await visit(page);
  return violations;
}

describe.skipIf(!existsSync(executablePath) && !process.env.CI)('in chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    // Chromium refuses to start its sandbox as root, as which CI runs.
    browser = await chromium.launch({
      executablePath,
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: 0,
    });
  });
  afterAll(() => browser?.close());

  test('what was smuggled into the page is neither run nor drawn; a style of one element is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cifra-page-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(
      join(folder, 'index.html'),
      '<style>p { color: red }</style><p style="opacity: 0.5">x</p><script>document.title = "run"</script>' +
        '<img src="http://127.0.0.1:9/x.png" onerror="document.title = 1"><script src="assets/own.js"></script>',
    );
    writeFileSync(join(folder, 'assets/own.js'), 'document.documentElement.lang = "own"');
    const violations = await visited(browser, folder, async (page) => {
      const seen = await page.evaluate(
        "[getComputedStyle(document.querySelector('p')).color, getComputedStyle(document.querySelector('p')).opacity, document.title, document.documentElement.lang]",
      );
      expect(seen).toEqual(['rgb(0, 0, 0)', '0.5', '', 'own']);
    });
    expect(violations.sort()).toEqual(['img-src', 'script-src-attr', 'script-src-elem', 'style-src-elem']);
  });

  test.skipIf(!existsSync(join(BUILT, 'index.html')))(
    'the page itself breaks no rule of it, in any of its views',
    async () => {
      const violations = await visited(browser, BUILT, async (page) => {
        // A picture that was read gives the views something to show.
        await page.setInputFiles('input[type=file][multiple]', join(root, 'examples/boxed-6.png'));
        await page.locator('.result').getByText('6').first().waitFor();
        const links = page.locator('nav a');
        for (const link of await links.all()) {
          await link.click();
          await page.waitForLoadState('networkidle');
          await page.locator('main h2, main h1').first().waitFor();
        }
        expect(await links.count()).toBeGreaterThan(2);
      });
      expect(violations).toEqual([]);
    },
  );
});
