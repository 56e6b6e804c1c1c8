import { existsSync } from 'node:fs';
import { describe } from 'vitest';

/** Paths of browsers of the Chromium family on Linux, macOS and Windows. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser in CIFRA_CHROMIUM, else the first installed one; null if there is none. */
export function chromiumPath(): string | null {
  const named = process.env.CIFRA_CHROMIUM;
  return named ?? PLACES.find((place) => existsSync(place)) ?? null;
}

/** Tests that need a browser; without one they are skipped, with the reason in their name. */
export function describeInChromium(name: string, tests: (executablePath: string) => void): void {
  const path = chromiumPath();
  if (path !== null) return void describe(name, () => tests(path));
  describe.skip(`${name} (skipped: no Chromium is installed; CIFRA_CHROMIUM can name one)`, () => tests(''));
}
