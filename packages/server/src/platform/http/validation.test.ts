import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { checker } from './validation.ts';

const check = checker(
  Type.Object(
    {
      format: Type.Optional(Type.Union([Type.Literal('csv'), Type.Literal('jsonl')])),
      task: Type.Optional(Type.Enum(['digit', 'number'])),
      rows: Type.Optional(Type.Array(Type.Integer(), { minItems: 2 })),
    },
    { additionalProperties: false },
  ),
  'body',
);

test.each<[object, string, { pointer: string; detail: string }[]]>([
  [
    { format: 'xml' },
    'body/format must be "csv" or "jsonl"',
    [{ pointer: '/format', detail: 'must be "csv" or "jsonl"' }],
  ],
  [
    { task: 7 },
    'body/task must be "digit" or "number"',
    [{ pointer: '/task', detail: 'must be "digit" or "number"' }],
  ],
  [
    { rows: [] },
    'body/rows must not have fewer than 2 items',
    [{ pointer: '/rows', detail: 'must not have fewer than 2 items' }],
  ],
  [{ tusk: 1 }, 'body/tusk is unknown', [{ pointer: '/tusk', detail: 'is unknown' }]],
])('%j: %s', (value, message, errors) => {
  expect(() => check(value)).toThrow(expect.objectContaining({ message, members: { errors } }));
});

test('valid values are passed on', () => {
  expect(check({ format: 'csv', rows: [1, 2] })).toEqual({ format: 'csv', rows: [1, 2] });
});
