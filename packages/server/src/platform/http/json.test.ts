import { expect, test } from 'vitest';
import { parseJson } from './json.ts';

test('brackets in strings do not count as depth', () => {
  const text = JSON.stringify({ a: `${'['.repeat(100)}"\\`, b: ['\\"[[['] });
  expect(parseJson(text)).toEqual(JSON.parse(text));
});

test('sixteen levels are accepted, seventeen are not', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(parseJson(nested(16))).toBeInstanceOf(Array);
  expect(() => parseJson(nested(17))).toThrow(/deeper than 16 levels/);
  // Refused before it is parsed: a million levels would take the parser's stack.
  expect(() => parseJson('[{"a":'.repeat(1e6))).toThrow(/deeper than 16 levels/);
});

test.each(['', '{', '{"a": 1,}', '"unfinished', '{"__proto__": {"a": 1}}', '{"\\u005f_proto__": 1}'])(
  '%s is refused',
  (text) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'invalid-json' }));
  },
);
