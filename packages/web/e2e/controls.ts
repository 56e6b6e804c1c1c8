import type { Page } from './harness/page.ts';

/** An operable control in its current state, without closed or hidden ones. */
export type Control = {
  readonly tag: string;
  /** The visible part of its label. */
  readonly label: string;
  /** Its accessible name. */
  readonly name: string;
  /** CSS pixels; for a box with its label, the union of both, because both can be pressed. */
  readonly width: number;
  readonly height: number;
  /** True if it is in running text: the line sets its height (WCAG 2.5.8). */
  readonly inText: boolean;
  /** When focused: true if its centre is in the window and nothing covers it. */
  readonly reachable: boolean;
};

/** Returns every control of the page, focused one after the other. */
export async function controls(page: Page): Promise<Control[]> {
  // Loads axe, whose computation of accessible names is used.
  await page.axe();
  return page.evaluate<Control[]>(`(${inPage})()`);
}

const inPage = `() => {
  const selector = 'a[href], button, input, select, summary, textarea, [role=slider]';
  const squeezed = (text) => text.replace(/\\s+/g, ' ').trim();
  // aria-hidden content is a picture, and visually hidden content is not visible.
  const silent = '[aria-hidden=true], .unseen';
  const shown = (node) => [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.textContent;
    return child.nodeType !== Node.ELEMENT_NODE || child.matches(silent) ? '' : shown(child);
  }).join('');
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]');
  const found = [...document.querySelectorAll(selector)].filter(seen);
  axe.setup(document);
  const names = found.map((element) => squeezed(axe.commons.text.accessibleText(element)));
  axe.teardown();
  return found.map((element, i) => {
    element.focus();
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const wrapped = element.closest('label');
    const box = (wrapped ?? element).getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const top = document.elementFromPoint(x, y);
    return {
      tag: element.tagName.toLowerCase(),
      label: squeezed(shown(element.labels?.[0] ?? element)),
      name: names[i],
      width: box.width,
      height: box.height,
      inText: element.tagName === 'A' && element.parentElement.tagName === 'P',
      reachable: x >= 0 && x <= innerWidth && (element.contains(top) || wrapped?.contains(top) === true),
    };
  });
}`;
