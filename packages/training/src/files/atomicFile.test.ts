import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftFile, writeAtomically } from './atomicFile.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifra-atomic-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('concurrent writers leave one whole file and no drafts', async () => {
  const path = join(folder, 'a.json');
  const texts = Array.from({ length: 8 }, (_, i) => String(i).repeat(10_000));
  await Promise.all(texts.map((text) => writeAtomically(path, text)));
  expect(texts).toContain(await readFile(path, 'utf8'));
  expect(await readdir(folder)).toEqual(['a.json']);
});

test('a failed write leaves no draft', async () => {
  const taken = join(folder, 'taken');
  await mkdir(join(taken, 'inner'), { recursive: true });
  await expect(writeAtomically(taken, 'x')).rejects.toThrow();
  expect((await readdir(folder)).sort()).toEqual(['a.json', 'taken']);
});

test('a draft does not count before its commit', async () => {
  const path = join(folder, 'b.txt');
  await (await draftFile(path, 'discarded')).discard();
  const draft = await draftFile(path, 'kept');
  await expect(readFile(path, 'utf8')).rejects.toThrow('ENOENT');
  await draft.commit();
  expect(await readFile(path, 'utf8')).toBe('kept');
});
