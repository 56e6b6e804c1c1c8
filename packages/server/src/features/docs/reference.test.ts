// The reference in a browser, under the policy that it is sent with.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { startTestServer } from '../../testing/server.ts';

/** Debian's. On CI a missing browser is a failure, elsewhere a skip. */
const executablePath = '/usr/bin/chromium';

test.skipIf(!existsSync(executablePath) && !process.env.CI)(
  'the reference is there, opens an operation, and breaks no rule of its policy',
  async () => {
    const server = await startTestServer();
    // Chromium refuses to start its sandbox as root, as which CI runs.
    const browser = await chromium.launch({
      executablePath,
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: 0,
    });
    try {
      const page = await browser.newPage();
      // A busy machine takes its time over two megabytes of script: only the test's own limit ends it.
      page.setDefaultTimeout(0);
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.addInitScript(
        "addEventListener('securitypolicyviolation', (event) => console.log(event.violatedDirective))",
      );
      await page.goto(`${server.url}/docs`);
      await page.locator('.opblock-summary-control').first().click();
      await page.getByText('Fraction of the accepted readings that may be wrong').first().waitFor();
      // Without its styles the heading would be as large as any.
      const size = await page.evaluate("getComputedStyle(document.querySelector('.opblock-tag')).fontSize");
      expect(size).toBe('24px');
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await server.close();
    }
  },
);
