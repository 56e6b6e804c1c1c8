import { expect, test } from 'vitest';
import { parseJson } from './parseJson.ts';

test('JSON', () => {
  expect(parseJson('{"a": [1]}', 'a.json')).toEqual({ a: [1] });
});

test.each(['', '{', 'hello\nworld\n'])(
  '%j is reported in one line, with the position of the error',
  (text) => {
    expect(() => parseJson(text, 'a.json')).toThrow(/^a\.json: not JSON \(.+\)$/);
  },
);
