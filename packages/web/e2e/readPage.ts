import { resolve } from 'node:path';
import { SHAPES } from '@cifra/ink/digitShapes.ts';
import { en } from '../src/words/en.ts';
import type { Point } from './harness/driver.ts';
import type { Page } from './harness/page.ts';

/** A picture of `examples/`. */
export const example = (name: string) => resolve(import.meta.dirname, '../../../examples', name);

/** Opens the page as a new visitor, with models and runtime ready. */
export async function openFresh(page: Page, url: string): Promise<void> {
  await forgetPreferences(page, url);
  await page.open(url);
  await page.until("document.querySelector('svg.sheet')");
}

/** Removes what earlier visits of the site changed. */
export async function forgetPreferences(page: Page, url: string): Promise<void> {
  // From a page that is only a picture of the same origin. If a page is left while its reader uses
  // the database, WebKit keeps the page alive, and the database stays open.
  await page.open(new URL('icon.svg', url).href);
  await page.evaluate('localStorage.clear()');
  await forgetSession(page);
}

/** Removes the numbers that earlier visits of the open site kept. */
export async function forgetSession(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('cifra-session', 1);
    opening.onupgradeneeded = () => ['items', 'shown', 'lesson'].forEach((name) => opening.result.createObjectStore(name));
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const emptying = opening.result.transaction(opening.result.objectStoreNames, 'readwrite');
      for (const name of opening.result.objectStoreNames) emptying.objectStore(name).clear();
      emptying.oncomplete = () => { opening.result.close(); resolve(); };
    };
  })`);
}

/**
 * Empties the session of an open page instead of visiting it again: the runtime is compiled with
 * every visit, which takes seconds. Visits it if it is not open or its preferences were changed.
 */
export async function startOver(page: Page, url: string): Promise<void> {
  const isOpen = `location.href.startsWith(${JSON.stringify(url)}) && localStorage.length === 0 && document.querySelector('main') !== null`;
  if (!(await page.evaluate<boolean>(isOpen))) return openFresh(page, url);
  await openView(page, en.views.read);
  if (await page.evaluate<boolean>("document.querySelector('.session-item') !== null"))
    await page.click({ role: 'button', name: en.session.forget });
  await page.until("document.querySelector('svg.sheet') && !document.querySelector('.session-item')");
}

/** Opens another view by its link. */
export async function openView(page: Page, name: string): Promise<void> {
  await page.click({ role: 'link', name });
  await page.until(
    `document.querySelector('nav a[aria-current=page]').textContent === ${JSON.stringify(name)}`,
  );
}

/** Opens the details of a view that most visitors do not need. */
export async function openExperts(page: Page): Promise<void> {
  await page.click('details.experts summary');
  await page.until("document.querySelector('.experts-content')");
}

/**
 * Draws digits in a row on the sheet with the mouse; a blank leaves out a digit. `afterStroke` is
 * called after each stroke.
 */
export async function draw(page: Page, digits: string, afterStroke = async () => {}): Promise<void> {
  const sheet = await page.evaluate<{ x: number; y: number; width: number; height: number }>(
    `(() => {
      const sheet = document.querySelector('svg.sheet');
      sheet.scrollIntoView({ block: 'center', behavior: 'instant' });
      return sheet.getBoundingClientRect().toJSON();
    })()`,
  );
  const width = Math.min(sheet.height * 0.35, (sheet.width * 0.95) / (digits.length * 1.4));
  const height = width / 0.7;
  const left = sheet.x + (sheet.width - digits.length * width * 1.4) / 2;
  for (const [i, digit] of [...digits].entries()) {
    for (const stroke of digit === ' ' ? [] : SHAPES[Number(digit)]) {
      const corners = stroke.map(([x, y]) => ({
        x: left + (i * 1.4 + 0.2 + x) * width,
        y: sheet.y + (sheet.height - height) / 2 + y * height,
      }));
      await page.drag(along(corners));
      await afterStroke();
    }
  }
}

/** A path with a point every few pixels: real writing does not jump from corner to corner. */
function along(corners: readonly Point[]): Point[] {
  const [first, ...rest] = corners;
  const path = [first];
  for (const corner of rest) {
    const from = path[path.length - 1];
    const count = Math.max(1, Math.round(Math.hypot(corner.x - from.x, corner.y - from.y) / 8));
    for (let i = 1; i <= count; i++)
      path.push({
        x: from.x + ((corner.x - from.x) * i) / count,
        y: from.y + ((corner.y - from.y) * i) / count,
      });
  }
  return path;
}

/** Waits until the page shows this number as its reading. */
export async function untilRead(page: Page, text: string): Promise<void> {
  await page.until(
    `[...document.querySelectorAll('.number')].map((number) => number.textContent).join(' · ') === ${JSON.stringify(text)}`,
  );
}

/** Chooses an option of a select by its value. */
export async function choose(page: Page, label: string, value: string): Promise<void> {
  await page.evaluate(`(() => {
    const label = [...document.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === ${JSON.stringify(label)});
    label.control.value = ${JSON.stringify(value)};
    label.control.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
}

/** Returns by how many pixels the page is wider than its window. */
export function sidewaysExcess(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
}
