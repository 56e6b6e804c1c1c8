import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStrokes } from './strokes.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strokes-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const seven = { site: 'syn', writer: 'syn-1', label: '7', strokes: [[0, 0, 10, 0, 4, 20]] };

async function read(...lines: readonly unknown[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  await writeFile(join(folder, 'some.jsonl.gz'), gzipSync(`${text}\n`));
  return readStrokes(join(folder, 'some.jsonl'));
}

test('samples in the order of the file', async () => {
  const dot = { ...seven, label: '.', em: 20, strokes: [[0, 0]] };
  expect(await read(seven, dot)).toEqual([seven, dot]);
});

test.each([
  ['{"site":', /some\.jsonl\.gz, line 2: .*JSON/],
  [{ ...seven, strokes: [[1, 2, 3]] }, /line 2: sample\.strokes\[0\].*pairs of coordinates/],
  [{ ...seven, strokes: [[]] }, /pairs of coordinates/],
  [{ ...seven, em: 0 }, /sample\.em/],
  [{ ...seven, label: '' }, /sample\.label/],
  [{ ...seven, hand: 'both' }, /sample\.hand/],
])('the error for %j names the line and the field', async (line, message) => {
  await expect(read(seven, line)).rejects.toThrow(message);
});

test('a missing file', async () => {
  await expect(readStrokes(join(folder, 'none.jsonl'))).rejects.toThrow(/none\.jsonl.*not found/);
});
