import { expect } from 'vitest';
import type { Page } from './harness/page.ts';

/** Records the text of the page's live region. */
export const LISTEN = `void (() => {
  window.heard = [];
  const region = document.querySelector('.page > .unseen[role=status]');
  new MutationObserver(() => region.textContent && heard.push(region.textContent.trim()))
    .observe(region, { subtree: true, childList: true, characterData: true });
})()`;

/** Visible text of the focused element; null if the page itself has the focus. */
const FOCUSED = `(() => {
  const { activeElement: active } = document;
  if (!active || active === document.body) return null;
  const label = (active.labels?.[0] ?? active).cloneNode(true);
  for (const hidden of label.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return label.textContent.replace(/\\s+/g, ' ').trim() + ' ';
})()`;

/** Asserts that the focused element's text starts with a text. */
export async function focused(page: Page, begins: string): Promise<void> {
  const text = await page.evaluate<string | null>(FOCUSED);
  expect(text, 'the focus').not.toBeNull();
  expect(text?.startsWith(begins), `the focus is on “${text}”, and should be on “${begins}”`).toBe(true);
}

/** Presses a key until the focused element's text starts with a text. */
export async function tabTo(page: Page, begins: string, key = 'Tab'): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs++) {
    await page.press(key);
    if ((await page.evaluate<string | null>(FOCUSED))?.startsWith(begins)) return;
  }
  throw new Error(`tabTo: ${key} reaches no element that starts with “${begins}”`);
}

/** Draws a 7 on the focused sheet. */
export async function drawSeven(page: Page): Promise<void> {
  await page.press(' ');
  for (let step = 0; step < 6; step++) await page.press('ArrowRight');
  for (let step = 0; step < 5; step++) {
    await page.press('End');
    await page.press('ArrowDown');
  }
  await page.press(' ');
}
