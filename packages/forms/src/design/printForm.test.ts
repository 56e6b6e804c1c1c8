import { createClassifier } from '@cifra/core/model/classifier.ts';
import { createLineModel } from '@cifra/core/model/lineModel.ts';
import { createRecogniser } from '@cifra/core/recognise/recognise.ts';
import { modelFolder } from '@cifra/node/models/folders.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { beforeAll, expect, test } from 'vitest';
import { pageCode } from '../code/pageCode.ts';
import { deck } from '../deck/deck.ts';
import { loadOpenCv } from '../node/loadOpenCv.ts';
import { loadCodeReader, printTools } from '../node/printTools.ts';
import { type Form, openForm } from '../read/openForm.ts';
import { parseDesign } from './design.ts';
import { type PrintedForm, printForm } from './printForm.ts';

const design = parseDesign({
  format: 'cifra-design/1',
  name: 'Order',
  version: '1.0.0',
  title: 'Order of spare parts',
  columns: 2,
  fields: [
    { kind: 'text', text: 'Write one digit in each box, with a dark pen.' },
    { kind: 'number', name: 'customer', label: 'Customer', expect: 'luhn:6' },
    { kind: 'number', name: 'shop', label: 'Shop', expect: 'digits:3', bubbles: true },
    {
      kind: 'table',
      name: 'items',
      label: 'Items',
      rows: 5,
      columns: [
        { kind: 'number', name: 'part', label: 'Part', expect: 'digits:5' },
        {
          kind: 'choice',
          name: 'size',
          label: 'Size',
          options: ['S', 'M', 'L'].map((value) => ({ value, label: value })),
        },
      ],
    },
    { kind: 'picture', name: 'signature', label: 'Signature' },
  ],
});

let printed: PrintedForm;
let form: Form;

beforeAll(async () => {
  printed = await printForm(design, await printTools());
  const recogniser = createRecogniser({
    classifier: await createClassifier(await loadBundle(modelFolder('digit'), 'digit'), runtime),
    lineModel: await createLineModel(await loadBundle(modelFolder('number'), 'number'), runtime),
  });
  form = openForm(await loadOpenCv(), printed.template, printed.blanks, recogniser);
});

test('the same design gives the same bytes, without a date', async () => {
  const { pdf } = await printForm(design, await printTools());
  expect(Buffer.compare(pdf, printed.pdf)).toBe(0);
  expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/CreationDate|ModDate/);
});

test('the code on the blank tells the template and the page', async () => {
  const readCodes = await loadCodeReader();
  expect(await readCodes(printed.blanks[0])).toEqual([pageCode(design, 1)]);
});

test('an empty form is read as empty', async () => {
  const page = await form.read(printed.blanks[0]);
  if (page.page === null) throw new Error('the blank was not recognised');
  expect(page.values).toHaveLength(14);
  expect(page.values.filter(({ value, accepted }) => value !== '' || !accepted)).toEqual([]);
});

test('most of a filled and scanned copy is read, and nothing wrong is accepted', async () => {
  const filled = deck(printed.template, printed.blanks, { n: 1, seed: 3, source: 'scanner' });
  const { value: copy } = await filled.next();
  if (!copy) throw new Error('the deck is empty');
  const page = await form.read(copy.picture);
  if (page.page === null) throw new Error('the copy was not recognised');
  const pairs = copy.answers.map((answer, i) => ({ ...answer, read: page.values[i] }));
  const right = pairs.filter(({ value, read }) => value === read.value);
  expect(right.length).toBeGreaterThanOrEqual(0.8 * pairs.length);
  const written = pairs.filter(({ state }) => state === 'written');
  expect(written.filter(({ value, read }) => read.accepted && read.value !== value)).toEqual([]);
});
