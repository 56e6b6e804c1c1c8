import { expect, test } from 'vitest';
import {
  anyText,
  constant,
  dictionary,
  FieldError,
  flag,
  list,
  number,
  oneOf,
  openRecord,
  optional,
  record,
  text,
  variants,
} from './check.ts';

const point = record({ x: number({ from: 0, whole: true }), name: optional(text()) });

test('valid values are returned, in the order of the description', () => {
  expect(JSON.stringify(point({ name: 'a', x: 1 }, 'p'))).toBe('{"x":1,"name":"a"}');
  expect(point({ x: 0 }, 'p')).toEqual({ x: 0 });
});

test.each([
  [() => point({ x: 1.5 }, 'p'), 'p.x: got 1.5, expected a whole number ≥ 0'],
  [() => point({}, 'p'), 'p.x: got nothing, expected a whole number ≥ 0'],
  [() => point({ x: 1, z: [] }, 'p'), 'p.z: got [], expected no such field (known: x, name)'],
  [() => point({ x: 1, name: '' }, 'p'), 'p.name: got "", expected a non-empty text'],
  [() => point([1], 'p'), 'p: got [1], expected an object'],
  [() => point(null, 'p'), 'p: got null, expected an object'],
  [() => number({ above: 0, below: 1 })(1, 'n'), 'n: got 1, expected a number > 0 and < 1'],
  [() => number()(Number.NaN, 'n'), 'n: got NaN, expected a number'],
  [() => number({ from: 0, to: 1 })(2, 'n'), 'n: got 2, expected a number from 0 to 1'],
  [() => anyText(5, 't'), 't: got 5, expected a text'],
  [() => constant([0, 1])([0], 'c'), 'c: got [0], expected [0,1]'],
  [() => dictionary(flag)({ a: 1 }, 'd'), 'd.a: got 1, expected true or false'],
  [() => dictionary(flag)({ 'a.txt': 1 }, 'd'), 'd["a.txt"]: got 1, expected true or false'],
  [() => flag('yes', 'f'), 'f: got "yes", expected true or false'],
  [() => oneOf('a', 'b')('c', 'o'), 'o: got "c", expected "a" or "b"'],
  [() => list(flag)({}, 'l'), 'l: got {}, expected a list'],
  [() => list(flag, { atLeast: 1 })([], 'l'), 'l: got [], expected a list of at least 1'],
  [() => list(flag)([true, 0], 'l'), 'l[1]: got 0, expected true or false'],
])('case %#', (check, message) => {
  expect(check).toThrow(message);
  expect(check).toThrow(FieldError);
});

test('a union is discriminated by its kind', () => {
  const shape = variants({ circle: { r: number() }, none: {} });
  expect(shape({ kind: 'circle', r: 2 }, 's')).toEqual({ kind: 'circle', r: 2 });
  expect(() => shape({ kind: 'square' }, 's')).toThrow('s.kind: got "square", expected "circle" or "none"');
  expect(() => shape({ kind: 'none', r: 1 }, 's')).toThrow('s.r: got 1, expected no field but kind');
});

test('an open record keeps unknown fields', () => {
  const open = openRecord({ name: text(), size: optional(number()) });
  expect(open({ more: true, name: 'a' }, 'o')).toEqual({ more: true, name: 'a' });
  expect(() => open({ name: 'a', size: '1' }, 'o')).toThrow('o.size: got "1", expected a number');
});

test('the error holds the place, the value and what was expected, with a code', () => {
  expect(new FieldError('a.b', 1, 'a text')).toMatchObject({
    code: 'invalid-field',
    path: 'a.b',
    got: 1,
    expected: 'a text',
  });
});

test('a long value is truncated in the message', () => {
  expect(() => flag('x'.repeat(200), 'f')).toThrow(/^f: got "x{56}…, expected/);
});
