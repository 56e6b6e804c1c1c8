import { existsSync } from 'node:fs';
import { chromium } from './chromium.ts';
import type { Engine } from './driver.ts';
import { firefox } from './firefox.ts';
import { webkit } from './webkit.ts';

/** Blink, Gecko and WebKit. */
export const engines: readonly Engine[] = [chromium, firefox, webkit];

/** Returns why an engine cannot be started here, or null if it can. */
export function missing({ name, files, packages }: Engine): string | null {
  const absent = files.filter((file) => !existsSync(file));
  if (absent.length === 0) return null;
  return `${name} is not installed (${absent.join(', ')}): apt-get install ${packages.join(' ')}`;
}
