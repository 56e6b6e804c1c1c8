import puppeteer, { type ElementHandle, type KeyInput } from 'puppeteer-core';
import type { Engine } from './driver.ts';
import { PATIENCE } from './patience.ts';

const executablePath = '/usr/bin/firefox-esr';

/** Stock Firefox, which implements WebDriver BiDi: no geckodriver and no patched build. */
export const firefox: Engine = {
  name: 'firefox',
  packages: ['firefox-esr'],
  files: [executablePath],
  async launch() {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      timeout: PATIENCE,
      protocolTimeout: PATIENCE,
      extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
    });
    // A new window: the window opened at startup never has the focus, and keys then press no
    // button.
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    return {
      open: async (url) => void (await page.goto(url)),
      resize: (width, height) => page.setViewport({ width, height }),
      evaluate: (expression) => page.evaluate(expression) as Promise<never>,
      async drag([first, ...rest]) {
        await page.mouse.move(first.x, first.y);
        await page.mouse.down();
        for (const { x, y } of rest) await page.mouse.move(x, y);
        await page.mouse.up();
      },
      async press(key) {
        const keys = key.split('+') as KeyInput[];
        for (const modifier of keys.slice(0, -1)) await page.keyboard.down(modifier);
        await page.keyboard.press(keys.at(-1)!);
        for (const modifier of keys.slice(0, -1)) await page.keyboard.up(modifier);
      },
      type: (text) => page.keyboard.type(text),
      async upload(selector, files) {
        const field = (await page.$(selector)) as ElementHandle<HTMLInputElement> | null;
        if (!field) throw new Error(`upload: nothing on the page matches ${selector}`);
        await field.uploadFile(...files);
      },
      close: () => browser.close(),
    };
  },
};
