import { expect, test } from 'vitest';
import { withValue } from '../testing/withValue.ts';
import { parseDesign } from './design.ts';

const order = {
  format: 'cifra-design/1',
  name: 'Order',
  version: '1.0.0',
  lists: { customers: ['1201', '1307'] },
  fields: [
    { kind: 'heading', text: 'You' },
    { kind: 'number', name: 'customer', label: 'Customer', expect: 'digits:4', list: 'customers' },
    {
      kind: 'table',
      name: 'items',
      label: 'Items',
      rows: 4,
      columns: [{ kind: 'number', name: 'count', label: 'Pieces' }],
    },
    { kind: 'picture', name: 'signature', label: 'Signature' },
  ],
};

test('a design is read with its formats', () => {
  expect(parseDesign(order).fields[1]).toMatchObject({ expect: { kind: 'digits', count: 4 } });
});

test.each([
  [
    'another format',
    'format',
    'cifra-form/1',
    'design.format: got "cifra-form/1", expected "cifra-design/1"',
  ],
  ['no field', 'fields', [], 'design.fields: got [], expected a list of at least 1'],
  ['an unknown paper', 'paper', 'A3', 'design.paper: got "A3", expected "A4" or "Letter"'],
  ['an unknown kind', 'fields.1.kind', 'word', 'design.fields[1].kind: got "word"'],
  ['a wrong format of a number', 'fields.1.expect', 'words', 'design.fields[1].expect'],
  [
    'a box, which follows from the layout',
    'fields.1.box',
    {},
    'design.fields[1].box: got {}, expected no such field',
  ],
  ['a label that the typeface lacks', 'fields.1.label', '客户', 'Western European languages'],
  ['the same name twice', 'fields.3.name', 'items', 'design.fields[3].name: got "items"'],
  [
    'the same column twice',
    'fields.2.columns.1',
    { kind: 'number', name: 'count', label: 'x' },
    'columns[1].name',
  ],
  [
    'bubbles in a table',
    'fields.2.columns.0.bubbles',
    true,
    'columns[0].bubbles: got true, expected no such field',
  ],
  ['a list that is not there', 'fields.1.list', 'people', 'a list of the design (it has: customers)'],
])('%s is an error that says where', (_, place, value, message) => {
  expect(() => parseDesign(withValue(order, place, value))).toThrow(message);
});
