import { expect, test } from 'vitest';
import { fieldTable, type Schema, typeOf } from './schemaTable.ts';

test.each<[Schema, string]>([
  [{ type: 'string' }, 'text'],
  [{ type: 'number', minimum: 0, maximum: 1 }, 'number, 0 to 1'],
  [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 'number, above 0 to below 1'],
  [{ type: 'integer', minimum: 1 }, 'integer, 1 or more'],
  [{ enum: ['a', 'b'] }, '`"a"` or `"b"`'],
  [{ const: true }, '`true`'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'text or null'],
  [{ type: 'array', items: { type: 'number', minimum: 0 } }, 'number[]'],
  [{ type: ['string', 'null'] }, 'text or null'],
  [{}, 'any value'],
])('%j is %s', (schema, type) => {
  expect(typeOf(schema)).toBe(type);
});

test('fields have the path of their names; the optional ones have a question mark', () => {
  const box: Schema = { type: 'object', required: ['x'], properties: { x: { type: 'number' } } };
  const schema: Schema = {
    type: 'object',
    required: ['readings'],
    properties: {
      readings: {
        type: 'array',
        items: { type: 'object', properties: { box: { ...box, description: 'a | b' } } },
      },
      top: { type: 'integer', default: 5 },
    },
  };
  expect(fieldTable(schema, 'field').split('\n')).toEqual([
    '| field | type | |',
    '|---|---|---|',
    '| `readings` | object[] |  |',
    '| `readings[].box?` | object | a \\| b |',
    '| `readings[].box.x` | number |  |',
    '| `top?` | integer | Default: `5`. |',
  ]);
});
