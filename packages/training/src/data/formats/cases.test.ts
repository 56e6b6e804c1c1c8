import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCases } from './cases.ts';

const HEAD = 'file,digits,written,expect,must_be_refused,fault,origin,cifra_default,cifra_with_expect\n';

async function folderOf(pictures: readonly string[], rows: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'cifra-cases-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'pictures'));
  await mkdir(join(root, 'reading'));
  for (const name of ['reading/a.png', 'reading/b.png', ...pictures]) await writeFile(join(root, name), '');
  await writeFile(join(root, 'reading/labels.csv'), HEAD + rows);
  return root;
}

test('a case has its numbers, from the table or from the name of the file', async () => {
  const root = await folderOf(
    ['pictures/desk_20481_36795.jpg', 'pictures/fax_212-555.tif', 'pictures/strip_should-be-damaged.tif'],
    'a.png,-51,-5|1,integer,,"read as ""-0"", lost",drawn,,\nb.png,,,,yes,struck out,drawn,,\n',
  );
  const common = { expect: null, answer: 'numbers', isHeldOut: false };
  expect(await readCases(root)).toEqual([
    { ...common, path: 'reading/a.png', written: ['-5', '1'], expect: 'integer' },
    { ...common, path: 'reading/b.png', written: [], answer: 'refused', isHeldOut: true },
    { ...common, path: 'pictures/desk_20481_36795.jpg', written: ['20481', '36795'] },
    { ...common, path: 'pictures/fax_212-555.tif', written: ['212-555'], isHeldOut: true },
    { ...common, path: 'pictures/strip_should-be-damaged.tif', written: [], answer: 'damaged' },
  ]);
});

test('a name without a number is an error that says how it should end', async () => {
  const root = await folderOf(['pictures/desk.jpg'], 'a.png,5,5,,,,,,\n');
  await expect(readCases(root)).rejects.toThrow('pictures/desk.jpg: expected a name that ends with _');
});
