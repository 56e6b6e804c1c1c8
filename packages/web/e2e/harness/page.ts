import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Driver, Point } from './driver.ts';
import { locateSource } from './locate.ts';
import { PATIENCE } from './patience.ts';

/**
 * An element by its role and accessible name, as a screen reader or a voice control finds it, or by
 * a CSS selector.
 */
export type Target = string | { readonly role: string; readonly name: string | RegExp };

/** A violation found by axe: its rule and the elements. */
export type Fault = { readonly rule: string; readonly help: string; readonly elements: readonly string[] };

/** A page under test: the engine's driver, and helpers built on it for all engines. */
export type Page = Driver & {
  /** Waits until the element exists, is visible and uncovered, and clicks its centre. */
  click(target: Target): Promise<void>;
  /** Returns true if the element exists and is visible. */
  has(target: Target): Promise<boolean>;
  /** Waits until an expression is truthy, and returns its value. */
  until<T>(expression: string): Promise<T>;
  /** Waits until the element is visible; returns its centre. */
  find(target: Target): Promise<Point>;
  /** Returns axe's current violations, WCAG 2.2 AA and best practices. */
  axe(): Promise<Fault[]>;
};

/** Polling interval, milliseconds. */
const PAUSE = 40;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function createPage(driver: Driver): Page {
  const withAxe = async () => {
    if (!(await driver.evaluate<boolean>("typeof axe === 'object'")))
      await driver.evaluate(`(() => { ${axeSource}; })()`);
  };
  const look = async (target: Target): Promise<Located> => {
    await withAxe();
    return driver.evaluate<Located>(`(${locateSource})(${describe(target)})`);
  };
  const find = async (target: Target): Promise<Point> => {
    let last: Located = { reason: 'never looked' };
    const point = await repeated(async () => {
      last = await look(target);
      return 'x' in last ? last : null;
    });
    if (point) return point;
    const { reason } = last as { reason: string };
    throw new Error(`${describe(target)}: ${reason}\n${await driver.evaluate('document.body.innerText')}`);
  };
  const until: Page['until'] = async <T>(expression: string) => {
    // An element counts as true: engines serialise an element that leaves the page differently.
    const asked = `(async () => { const value = await (${expression}); return value instanceof Node || value; })()`;
    const value = await repeated(() => driver.evaluate<T>(asked));
    if (value) return value;
    const seen = await driver.evaluate('document.body.innerText');
    throw new Error(`after ${PATIENCE / 1000} s not true: ${expression}\nThe page says:\n${seen}`);
  };
  return {
    ...driver,
    find,
    async resize(width, height) {
      await driver.resize(width, height);
      await until(`innerWidth === ${width} && innerHeight === ${height}`);
    },
    has: async (target) => 'x' in (await look(target)),
    async click(target) {
      await driver.drag([await find(target)]);
    },
    until,
    async axe() {
      await withAxe();
      return driver.evaluate<Fault[]>(`axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations }) => violations.map(({ id, help, nodes }) =>
          ({ rule: id, help, elements: nodes.map(({ target }) => target.join(' ')) })))`);
    },
  };
}

type Located = Point | { readonly reason: string };

/**
 * Returns the first truthy value, or null after the timeout. A page that is being replaced answers
 * with an error.
 */
async function repeated<T>(look: () => Promise<T>): Promise<T | null> {
  const deadline = Date.now() + PATIENCE;
  let fault: unknown;
  for (;;) {
    const value = await look().catch((error) => {
      fault = error;
      return null;
    });
    if (value) return value;
    if (Date.now() > deadline) {
      if (fault) console.error(fault);
      return null;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

function describe(target: Target): string {
  if (typeof target === 'string') return JSON.stringify({ selector: target });
  const { role, name } = target;
  return typeof name === 'string'
    ? JSON.stringify({ role, name })
    : JSON.stringify({ role, pattern: name.source, flags: name.flags });
}
