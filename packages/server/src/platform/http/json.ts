import type { App } from '../app.ts';
import { Problem } from '../problems.ts';

/**
 * Maximum nesting of arrays and objects in a body; an array of 28×28 arrays in an object has four
 * levels.
 */
const DEEPEST = 16;

/**
 * Parses JSON bodies. The depth is checked before parsing, and names that would reach an object's
 * prototype are refused.
 */
export function readJson(app: App): void {
  // Forms of any page can post plain text.
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser(
    /^application\/([\w.-]+\+)?json/,
    { parseAs: 'string' },
    async (_request: unknown, body: string) => parseJson(body),
  );
}

/** @throws Problem */
export function parseJson(text: string): unknown {
  if (depthOf(text) > DEEPEST)
    throw new Problem('invalid-json', `the body is nested deeper than ${DEEPEST} levels`);
  try {
    return JSON.parse(text, refusePrototype);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalid-json', (error as Error).message, { cause: error });
  }
}

function refusePrototype(this: unknown, key: string, value: unknown): unknown {
  if (key === '__proto__') throw new Problem('invalid-json', 'the body has a member named __proto__');
  return value;
}

/** The deepest nesting of brackets outside strings. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) i = endOfText(text, i);
    else if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if (code === 93 || code === 125) depth--;
  }
  return deepest;
}

/**
 * Position of the quotation mark that ends the string starting at `from`; skips megabytes of base64
 * quickly.
 */
function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === 92) backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}
