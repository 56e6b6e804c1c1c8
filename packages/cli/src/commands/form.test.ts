// A drawn form, checked and read by the command. `forms` has the tests of what is read.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  drawnForm,
  FIELDS,
  frame,
  type Paper,
  photographed,
  stroke,
} from '@cifra/forms/testing/drawnForm.ts';
import { encodePng } from '@cifra/node/pictures/encode.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../testing/runCli.ts';

let folder: string;
const at = (file: string) => join(folder, file);
const form = (...words: string[]) => runCli(['form', ...words], { cwd: folder });
const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

/** Two check boxes to the right of the boxes for digits. */
const YES = box(690, 220, 26, 26);
const NO = box(690, 400, 26, 26);

function blank(): Paper {
  const page = drawnForm(1);
  for (const each of [YES, NO]) frame(page, each, 2);
  return page;
}

const template = {
  format: 'cifra-form/1',
  name: 'Order',
  version: '1.0.0',
  pages: [
    {
      width: 800,
      height: 1100,
      unit: 'px',
      blank: 'blank.png',
      fields: [
        { kind: 'number', name: 'ones', box: FIELDS[0], cells: 4 },
        { kind: 'number', name: 'total', box: FIELDS[1], cells: 4, required: true },
        {
          kind: 'choice',
          name: 'paid',
          box: box(680, 200, 60, 240),
          options: [
            { value: 'yes', box: YES },
            { value: 'no', box: NO },
          ],
        },
      ],
    },
  ],
};

const save = async (file: string, page: Paper) => writeFile(at(file), await encodePng(page, 4000));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-form-'));
  await save('blank.png', blank());
  const filled = blank();
  for (const left of [420, 480]) stroke(filled, { x: left + 30, y: 212 }, { x: left + 30, y: 250 }, 4);
  stroke(filled, { x: 694, y: 234 }, { x: 700, y: 240 }, 3);
  stroke(filled, { x: 700, y: 240 }, { x: 712, y: 224 }, 3);
  // Turned a little, on a desk.
  const turned = photographed(filled, { width: 900, height: 1200 }, ({ x, y }) => ({
    x: x - 60 + 0.03 * y,
    y: y - 40 - 0.03 * x,
  }));
  await save('filled.png', turned);
  await save('other.png', drawnForm(2));
  await writeFile(at('order.json'), JSON.stringify(template));
  await writeFile(at('text.txt'), 'no picture');
});
afterAll(() => rm(folder, { recursive: true }));

test('a template without faults is listed', async () => {
  const { code, stdout } = await form('check', 'order.json');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Order 1\.0\.0: no faults\n/);
  expect(stdout).toMatch(/1 +paid +choice/);
  expect(stdout).toMatch(/3 values on 1 page\n$/);
});

test('a filled page is read for people, and a doubtful field gives exit code 4', async () => {
  const { code, stdout } = await form('read', 'order.json', 'filled.png');
  expect(stdout).toMatch(/^filled\.png: page 1 of the form \(\d+ % of its print found\)\n {2}ones {3}11 /);
  expect(stdout).toContain('total  –  look at it: it must be filled in and is empty');
  expect(stdout).toMatch(/paid {3}yes\n$/);
  expect(code).toBe(4);
});

test('values as CSV have their places; another form and a text are reported, and the rest is read', async () => {
  const { code, stdout, stderr } = await form(
    'read',
    'order.json',
    'other.png',
    'text.txt',
    'filled.png',
    '--csv',
  );
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  expect(rows[0].slice(0, 8)).toEqual([
    'file',
    'page',
    'form_page',
    'field',
    'value',
    'confidence',
    'accepted',
    'doubt',
  ]);
  expect(rows.slice(1).map((row) => [row[0], row[3], row[4], row.at(-1)])).toEqual([
    ['other.png', '', '', 'other-form'],
    ['text.txt', '', '', 'not-a-picture'],
    ['filled.png', 'ones', '11', ''],
    ['filled.png', 'total', '', ''],
    ['filled.png', 'paid', 'yes', ''],
  ]);
  expect(stderr).toMatch(/other\.png: is no page of this form/);
  expect(stderr).toMatch(/text\.txt: is not a picture/);
  expect(code).toBe(3);
  // FIELDS[1] begins at 420, 380; in the picture, it is turned.
  const [x, y, width, height] = rows[4].slice(8, 12).map(Number);
  expect(Math.abs(x - 468)).toBeLessThan(4);
  expect(Math.abs(y - 434)).toBeLessThan(4);
  expect([width, height].map((each) => Math.round(each / 10))).toEqual([24, 7]);
});

test('JSON has one object for each page', async () => {
  const { stdout } = await form('read', 'order.json', 'filled.png', '--json');
  const page = JSON.parse(stdout);
  expect(page).toMatchObject({ file: 'filled.png', form: 1, found: expect.any(Number) });
  expect(page.values.map(({ path, value }: { path: string; value: string }) => [path, value])).toEqual([
    ['ones', '11'],
    ['total', ''],
    ['paid', 'yes'],
  ]);
});

test.each([
  ['a template that is not there', 'absent.json', undefined, 'absent.json: does not exist'],
  ['a wrong template', 'wrong.json', { ...template, version: '1' }, 'wrong.json: template.version: got "1"'],
  [
    'a blank that is not there',
    'lost.json',
    { ...template, pages: [{ ...template.pages[0], blank: 'lost.png' }] },
    'lost.png: does not exist',
  ],
  [
    'a blank of another shape',
    'wide.json',
    { ...template, pages: [{ ...template.pages[0], width: 1600 }] },
    'has sides of 0.727 to 1, and its page in the template of 1.455 to 1',
  ],
])('%s is one clear error', async (_, file, content, message) => {
  if (content) await writeFile(at(file), JSON.stringify(content));
  const { code, stderr } = await form('check', file);
  expect(code).not.toBe(0);
  expect(stderr).toContain(message);
});
