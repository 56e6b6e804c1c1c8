import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openResultFile } from './resultFile.ts';

const HEAD = 'file,accepted,problem';
const settings = { format: '--csv' };

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-result-'));
  out = join(folder, 'numbers.csv');
});
afterEach(() => rm(folder, { recursive: true }));

const open = (resume: boolean) =>
  openResultFile({ out, resume, head: [HEAD], settings, isInput: () => true });

test.each([
  ['no file', null],
  ['an empty file', ''],
  ['a torn header', 'file,acc'],
])('%s, as a killed process may leave it, is begun', async (_, content) => {
  await (await open(false)).close();
  if (content === null) await rm(out);
  else await writeFile(out, content);
  const output = await open(true);
  await output.write(['a.png,true,']);
  await output.close();
  expect([...output.done]).toEqual([]);
  expect(await readFile(out, 'utf8')).toBe(`${HEAD}\na.png,true,\n`);
});

test('an empty file without settings is begun, because a process may have been killed between the two', async () => {
  await writeFile(out, '');
  await (await open(true)).close();
  expect((await readdir(folder)).sort()).toEqual(['numbers.csv', 'numbers.csv.settings.json']);
  expect(JSON.parse(await readFile(`${out}.settings.json`, 'utf8'))).toEqual(settings);
});

test('settings that were damaged are an error that names the file', async () => {
  await (await open(false)).close();
  await writeFile(`${out}.settings.json`, '{"format":');
  await expect(open(true)).rejects.toThrow(`${out}.settings.json: not JSON`);
  expect(await readFile(out, 'utf8')).toBe(`${HEAD}\n`);
});
