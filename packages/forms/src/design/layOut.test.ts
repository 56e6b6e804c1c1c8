import { expect, test } from 'vitest';
import { pageCode } from '../code/pageCode.ts';
import { leavesOf } from '../template/leaves.ts';
import { type Design, parseDesign } from './design.ts';
import { layOut } from './layOut.ts';

/** A typeface whose letters are half as wide as the type is high. */
const measure = (text: string, size: number) => 0.5 * size * text.length;

function designOf(fields: readonly object[], more: object = {}): Design {
  return parseDesign({ format: 'cifra-design/1', name: 'Order', version: '1.0.0', fields, ...more });
}

const boxed = (name: string, expect: string) => ({ kind: 'number', name, label: name, expect });

test('digits get boxes of 7 × 9 mm, as many as the format allows', () => {
  const { template } = layOut(designOf([boxed('a', 'digits:2-5'), boxed('b', 'integer:0-999')]), measure);
  expect(template.pages[0]).toMatchObject({ unit: 'mm', width: 210, height: 297 });
  const [a, b] = template.pages[0].fields;
  expect(a).toMatchObject({ cells: 5, box: { x: 18, width: 35, height: 9 } });
  expect(b).toMatchObject({ cells: 3, box: { x: 18, width: 21, height: 9 } });
  expect(b.box.y).toBeGreaterThan(a.box.y + 9);
});

test('formats with marks get a frame to write in, unless the design says how many digits', () => {
  const fields = [boxed('a', 'amount:2'), { ...boxed('b', 'amount:0'), cells: 6 }];
  const [a, b] = layOut(designOf(fields), measure).template.pages[0].fields;
  expect(a).not.toHaveProperty('cells');
  expect(b).toMatchObject({ cells: 6, box: { width: 42 } });
});

test('two columns stand side by side; a field that is wider than one has a row of its own', () => {
  const fields = [
    boxed('a', 'digits:4'),
    boxed('b', 'digits:4'),
    boxed('c', 'digits:20'),
    boxed('d', 'digits:4'),
  ];
  const [a, b, c, d] = layOut(designOf(fields, { columns: 2 }), measure).template.pages[0].fields.map(
    ({ box }) => box,
  );
  expect(b.y).toBe(a.y);
  expect(b.x).toBe(109);
  expect(c).toMatchObject({ x: 18, width: 140 });
  expect(d.y).toBeGreaterThan(c.y);
});

test('the boxes of the template are where boxes are printed, in every row of a table', () => {
  const table = {
    kind: 'table',
    name: 'items',
    label: 'Items',
    rows: 3,
    columns: [boxed('count', 'digits:2')],
  };
  const { sheets, template } = layOut(designOf([table]), measure);
  const left = sheets[0].prints.flatMap((each) =>
    each.kind === 'line' && each.from[0] === each.to[0] ? [`${each.from[0]} ${each.from[1].toFixed(3)}`] : [],
  );
  for (const { box } of leavesOf(template.pages[0])) {
    expect(left).toContain(`${box.x} ${box.y.toFixed(3)}`);
    expect(left).toContain(`${box.x + 14} ${box.y.toFixed(3)}`);
  }
});

test('what does not fit on a page goes to the next one, which has a code of its own', () => {
  const fields = Array.from({ length: 20 }, (_, i) => boxed(`a${i}`, 'digits:5'));
  const { sheets, template } = layOut(designOf(fields), measure);
  expect(template.pages.map((page) => page.fields.length)).toEqual([13, 7]);
  expect(sheets.map(({ code }) => code.text)).toEqual(
    [1, 2].map((page) => pageCode({ name: 'Order', version: '1.0.0' }, page)),
  );
});

test('bubbles below a number are a field of their own', () => {
  const [number, bubbles] = layOut(designOf([{ ...boxed('id', 'digits:4'), bubbles: true }]), measure)
    .template.pages[0].fields;
  expect(bubbles).toMatchObject({ kind: 'bubbles', name: 'id_bubbles', digits: 4 });
  expect(bubbles.box.x).toBe(number.box.x);
  expect(bubbles.box.width).toBe(number.box.width);
});

test.each([
  [
    'a number that is wider than the paper',
    { ...boxed('a', 'digits:24'), cells: 24, style: 'boxes' },
    'Letter',
    null,
  ],
  [
    'a table that is wider than the paper',
    {
      kind: 'table',
      name: 't',
      label: 't',
      rows: 2,
      columns: ['a', 'b'].map((name) => boxed(name, 'digits:14')),
    },
    'A4',
    'design.fields[0]: got "208.0 mm", expected a field of at most 174.0 mm',
  ],
  [
    'a table that is higher than the paper',
    { kind: 'table', name: 't', label: 't', rows: 20, columns: [{ kind: 'picture', name: 'p', label: 'p' }] },
    'A4',
    'design.fields[0]: got "',
  ],
  [
    'bubbles for a number without limit',
    { ...boxed('a', 'amount'), bubbles: true },
    'A4',
    'design.fields[0].bubbles',
  ],
])('%s', (_, field, paper, message) => {
  const run = () => layOut(designOf([field], { paper }), measure);
  if (message === null) expect(run).not.toThrow();
  else expect(run).toThrow(message);
});
