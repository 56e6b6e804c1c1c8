import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import type { Driver, Engine } from './driver.ts';
import { PATIENCE } from './patience.ts';

const executablePath = '/usr/bin/chromium';

/** With screenshots, as PNG. */
export type Chromium = Driver & { screenshot(): Promise<Uint8Array> };

/** Debian's Chromium through Playwright, which does not need its own browsers for it. */
export const chromium: Engine = {
  name: 'chromium',
  packages: ['chromium'],
  files: [executablePath],
  launch: () => launchChromium(),
};

/**
 * Chromium with a visitor's preferences, such as reduced motion or forced colours; `args` are
 * browser arguments.
 */
export async function launchChromium(
  wishes: BrowserContextOptions = {},
  args: readonly string[] = [],
): Promise<Chromium> {
  const browser = await startChromium(args);
  const page = await browser.newPage({ reducedMotion: 'reduce', ...wishes });
  return { ...drive(page), close: () => browser.close() };
}

/** The browser alone, for tests that need what only Playwright has, such as a list of all requests. */
export function startChromium(args: readonly string[] = []): Promise<Browser> {
  // Chromium refuses to start its sandbox as root, the user of CI.
  return playwright.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...args],
    timeout: PATIENCE,
  });
}

/** A page of Playwright as the driver of all helpers; closing it closes only the page. */
export function drive(page: Page): Chromium {
  page.setDefaultTimeout(PATIENCE);
  return {
    open: async (url) => void (await page.goto(url)),
    resize: (width, height) => page.setViewportSize({ width, height }),
    evaluate: (expression) => page.evaluate(expression),
    async drag([first, ...rest]) {
      await page.mouse.move(first.x, first.y);
      await page.mouse.down();
      for (const { x, y } of rest) await page.mouse.move(x, y);
      await page.mouse.up();
    },
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    upload: (selector, files) => page.setInputFiles(selector, [...files]),
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  };
}
