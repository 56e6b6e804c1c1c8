import { expect, test } from 'vitest';
import { flag, list, number, oneOf, optional, record, SchemaError, text, variants } from './schema.ts';

const point = record({ x: number({ from: 0, whole: true }), name: optional(text()) });

test('valid values are returned, in the order of the description', () => {
  expect(JSON.stringify(point({ name: 'a', x: 1 }, 'p'))).toBe('{"x":1,"name":"a"}');
  expect(point({ x: 0 }, 'p')).toEqual({ x: 0 });
});

test.each([
  [() => point({ x: 1.5 }, 'p'), 'p.x: got 1.5, wanted a whole number ≥ 0'],
  [() => point({}, 'p'), 'p.x: got nothing, wanted a whole number ≥ 0'],
  [() => point({ x: 1, z: [] }, 'p'), 'p.z: got [], wanted no such field (known: x, name)'],
  [() => point({ x: 1, name: '' }, 'p'), 'p.name: got "", wanted a non-empty text'],
  [() => point([1], 'p'), 'p: got [1], wanted an object'],
  [() => point(null, 'p'), 'p: got null, wanted an object'],
  [() => number({ above: 0, below: 1 })(1, 'n'), 'n: got 1, wanted a number > 0 and < 1'],
  [() => number()(Number.NaN, 'n'), 'n: got NaN, wanted a number'],
  [() => flag('yes', 'f'), 'f: got "yes", wanted true or false'],
  [() => oneOf('a', 'b')('c', 'o'), 'o: got "c", wanted "a" or "b"'],
  [() => list(flag)({}, 'l'), 'l: got {}, wanted a list'],
  [() => list(flag, { atLeast: 1 })([], 'l'), 'l: got [], wanted a list of at least 1'],
  [() => list(flag)([true, 0], 'l'), 'l[1]: got 0, wanted true or false'],
])('case %#', (check, message) => {
  expect(check).toThrow(message);
  expect(check).toThrow(SchemaError);
});

test('a union is discriminated by its kind', () => {
  const shape = variants({ circle: { r: number() }, none: {} });
  expect(shape({ kind: 'circle', r: 2 }, 's')).toEqual({ kind: 'circle', r: 2 });
  expect(() => shape({ kind: 'square' }, 's')).toThrow('s.kind: got "square", wanted "circle" or "none"');
  expect(() => shape({ kind: 'none', r: 1 }, 's')).toThrow('s.r: got 1, wanted no such field');
});

test('a long value is truncated in the message', () => {
  expect(() => flag('x'.repeat(200), 'f')).toThrow(/^f: got "x{56}…, wanted/);
});
