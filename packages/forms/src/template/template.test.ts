import { expect, test } from 'vitest';
import { withValue } from '../testing/withValue.ts';
import { leavesOf } from './leaves.ts';
import { parseTemplate } from './template.ts';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const order = {
  format: 'cifra-form/1',
  name: 'Order',
  version: '1.0.0',
  lists: { customers: ['1201', '1307'] },
  pages: [
    {
      width: 210,
      height: 297,
      unit: 'mm',
      blank: 'order.png',
      fields: [
        {
          kind: 'number',
          name: 'customer',
          box: box(20, 20, 40, 10),
          expect: 'digits:4',
          cells: 4,
          list: 'customers',
        },
        {
          kind: 'table',
          name: 'items',
          box: box(20, 50, 100, 40),
          rows: 4,
          columns: [
            { kind: 'number', name: 'count', box: box(20, 50, 30, 10) },
            {
              kind: 'number',
              name: 'price',
              box: box(60, 50, 40, 10),
              expect: { kind: 'amount', decimals: 2 },
            },
          ],
        },
        {
          kind: 'choice',
          name: 'paid',
          box: box(20, 100, 60, 10),
          options: [
            { value: 'yes', box: box(20, 100, 10, 10) },
            { value: 'no', box: box(50, 100, 10, 10) },
          ],
        },
        { kind: 'picture', name: 'signature', box: box(20, 120, 80, 20), required: true },
      ],
    },
  ],
};

test('a template is read with its formats', () => {
  const [{ fields }] = parseTemplate(order).pages;
  expect(fields[0]).toMatchObject({ kind: 'number', expect: { kind: 'digits', count: 4 } });
  expect(fields.map(({ name }) => name)).toEqual(['customer', 'items', 'paid', 'signature']);
});

test('each row of a table has fields of its own, below one another', () => {
  const leaves = leavesOf(parseTemplate(order).pages[0]);
  expect(leaves.map(({ path }) => path)).toEqual([
    'customer',
    ...[0, 1, 2, 3].flatMap((row) => [`items[${row}].count`, `items[${row}].price`]),
    'paid',
    'signature',
  ]);
  expect(leaves.find(({ path }) => path === 'items[2].price')?.box).toEqual(box(60, 70, 40, 10));
});

test('a choice in a table moves with its options', () => {
  const given = withValue(order, 'pages.0.fields.1.columns', [
    {
      kind: 'choice',
      name: 'ok',
      box: box(20, 50, 10, 10),
      options: [{ value: 'x', box: box(21, 51, 8, 8) }],
    },
  ]);
  const leaf = leavesOf(parseTemplate(given).pages[0])[2];
  expect(leaf).toMatchObject({ path: 'items[1].ok', box: { y: 60 }, options: [{ box: { y: 61 } }] });
});

const fields = 'pages.0.fields';

test.each([
  [
    'another format',
    'format',
    'cifra-form/9',
    'template.format: got "cifra-form/9", expected "cifra-form/1"',
  ],
  ['no page', 'pages', [], 'template.pages: got [], expected a list of at least 1'],
  ['an unknown kind', `${fields}.0.kind`, 'word', 'template.pages[0].fields[0].kind: got "word"'],
  ['an unknown field', `${fields}.0.colour`, 1, 'template.pages[0].fields[0].colour: got 1'],
  ['a wrong format', `${fields}.0.expect`, 'words', 'template.pages[0].fields[0].expect'],
  ['the same name twice', `${fields}.2.name`, 'customer', 'a name that no other field has'],
  ['the same column twice', `${fields}.1.columns.1.name`, 'count', 'a name that no other column has'],
  ['a name that rules cannot use', `${fields}.0.name`, 'a b', 'a name of letters'],
  ['a box outside the page', `${fields}.0.box.x`, 200, 'a box inside x 0 to 210, y 0 to 297'],
  ['a column below the first row', `${fields}.1.columns.0.box.y`, 62, 'columns[0].box'],
  ['an option outside its field', `${fields}.2.options.1.box.x`, 75, 'options[1].box'],
  ['a list that is not there', `${fields}.0.list`, 'people', 'a list of the template (it has: customers)'],
])('%s is an error that says where', (_, place, value, message) => {
  expect(() => parseTemplate(withValue(order, place, value))).toThrow(message);
});
