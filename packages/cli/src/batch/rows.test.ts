import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf } from './rows.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-rows-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rows(content: string, quotes: boolean) {
  const path = join(folder, 'rows.txt');
  await writeFile(path, content);
  const found = [];
  for await (const row of rowsOf(path, quotes)) found.push(row);
  return found;
}

test('rows have their place in bytes, and an unfinished last row is left out', async () => {
  expect(await rows('ä,1\n\nb,2\nc,', true)).toEqual([
    { text: 'ä,1', start: 0, end: 5 },
    { text: '', start: 5, end: 6 },
    { text: 'b,2', start: 6, end: 10 },
  ]);
});

test('a line feed between quotes is a part of the row, in CSV only', async () => {
  const content = '"two\nlines, ""quoted""",1\nb,2\n"torn\n';
  expect((await rows(content, true)).map(({ text }) => text)).toEqual(['"two\nlines, ""quoted""",1', 'b,2']);
  expect((await rows(content, false)).map(({ text }) => text)).toEqual([
    '"two',
    'lines, ""quoted""",1',
    'b,2',
    '"torn',
  ]);
});

test('rows longer than what is read at once are whole', async () => {
  const long = 'é'.repeat(150_000);
  const found = await rows(`${long}\n${long}\n`, true);
  expect(found.map(({ text }) => text === long)).toEqual([true, true]);
  expect(found[1]).toMatchObject({ start: 300_001, end: 600_002 });
});
