import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findRealData } from '../sources/realData.ts';
import { readForms } from './forms.ts';
import { readSudoku } from './sudoku.ts';

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cifra-forms-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

const HEAD = 'file,part,phone,rows,tl_x,tl_y,tr_x,tr_y,br_x,br_y,bl_x,bl_y\n';
const DIGITS = Array.from({ length: 9 }, (_, i) => `${i}00000009`).join('/');
const CORNERS = '1.0,2.0,91.0,2.5,90.0,92.0,0.5,91.0';

const sudoku = {
  'forms/sudoku/labels.csv': `${HEAD}b.jpg,mixed,"old, small",${DIGITS},${CORNERS}\na.jpg,v1,new,${DIGITS},${CORNERS}\n`,
  'forms/sudoku/a.jpg': '',
  'forms/sudoku/b.jpg': '',
};

test('a sudoku has its digits and corners; every second picture by name is held out', async () => {
  const photos = await readSudoku(await folderOf(sudoku));
  expect(photos.map(({ path, part, phone, isHeldOut }) => [path, part, phone, isHeldOut])).toEqual([
    ['forms/sudoku/b.jpg', 'mixed', 'old, small', true],
    ['forms/sudoku/a.jpg', 'v1', 'new', false],
  ]);
  expect(photos[0].rows[3]).toEqual([3, 0, 0, 0, 0, 0, 0, 0, 9]);
  expect(photos[0].corners[1]).toEqual({ x: 91, y: 2.5 });
});

test.each([
  ['a row with too few cells', `${HEAD}a.jpg,v1,new\n`, /line 2: got 3 cells, expected 12/],
  ['other columns', 'file,rows\n', /the first row is "file,rows", expected file,part/],
  ['eight rows', `${HEAD}a.jpg,v1,new,${DIGITS.slice(10)},${CORNERS}\n`, /expected nine times nine digits/],
  ['an unknown part', `${HEAD}a.jpg,v3,new,${DIGITS},${CORNERS}\n`, /part is "v3"/],
  ['a missing picture', `${HEAD}c.jpg,v1,new,${DIGITS},${CORNERS}\n`, /c\.jpg has labels but is not in/],
])('%s is an error that says so', async (_, labels, message) => {
  const root = await folderOf({ ...sudoku, 'forms/sudoku/labels.csv': labels });
  await expect(readSudoku(root)).rejects.toThrow(message);
});

const forms = {
  'forms/kawalc1/photos/labels.json': JSON.stringify({
    'p.jpg': { values: { 1: '132', 2: 'X57' }, note: 'turned' },
  }),
  'forms/kawalc1/photos/p.jpg': '',
  'forms/kawalc1/blank/a.png': '',
  'forms/kawalc1/blank/b.png': '',
  'forms/kawalc1/cells/labels.csv': 'file,label,what\nc.png,-,"cut out, ink white"\n',
  'forms/kawalc1/cells/c.png': '',
  'forms/cdigital/photos/labels.json': JSON.stringify({
    'q.jpg': { values: { A: ['165', '-19'] }, words: { A: 'SATU' } },
  }),
  'forms/cdigital/photos/q.jpg': '',
  'forms/cdigital/blank/d.png': '',
};

test('tally forms have the values of each field, blanks and cells', async () => {
  const { photos, blanks, cells } = await readForms(await folderOf(forms));
  expect(photos).toEqual([
    {
      path: 'forms/kawalc1/photos/p.jpg',
      isHeldOut: false,
      values: { 1: ['132'], 2: ['X57'] },
      words: {},
      note: 'turned',
    },
    {
      path: 'forms/cdigital/photos/q.jpg',
      isHeldOut: false,
      values: { A: ['165', '-19'] },
      words: { A: 'SATU' },
      note: '',
    },
  ]);
  expect(blanks.map(({ path, isHeldOut }) => [path, isHeldOut])).toEqual([
    ['forms/kawalc1/blank/a.png', false],
    ['forms/kawalc1/blank/b.png', true],
    ['forms/cdigital/blank/d.png', false],
  ]);
  expect(cells).toEqual([
    { path: 'forms/kawalc1/cells/c.png', isHeldOut: false, label: '-', what: 'cut out, ink white' },
  ]);
  const broken = { ...forms, 'forms/cdigital/photos/labels.json': '{"q.jpg":{"values":7}}' };
  await expect(readForms(await folderOf(broken))).rejects.toThrow(/labels\.json: .*values: got 7/);
});

const data = findRealData(['forms']);

test.skipIf(data.skip)('the real forms are complete', async () => {
  const root = data.root ?? '';
  const photos = await readSudoku(root);
  expect(photos).toHaveLength(54);
  expect(photos.filter(({ isHeldOut }) => isHeldOut)).toHaveLength(27);
  expect(
    photos.filter(({ part }) => part === 'mixed').every(({ rows }) => rows.flat().every((d) => d > 0)),
  ).toBe(true);
  const read = await readForms(root);
  expect([read.photos.length, read.blanks.length, read.cells.length]).toEqual([10, 12, 42]);
});
