import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActivations } from './store.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'activations-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function load(content: string) {
  const file = join(folder, 'active-models.json');
  await writeFile(file, content);
  return loadActivations(file);
}

test('activations of some tasks, and none', async () => {
  expect(await load('{"digit":["digit@1.0.0","digit@1.1.0"]}')).toEqual({
    digit: ['digit@1.0.0', 'digit@1.1.0'],
    number: [],
    page: [],
  });
  expect(await loadActivations(join(folder, 'none.json'))).toEqual({ digit: [], number: [], page: [] });
});

test.each(['{', '{"digit":{"0":"digit@1.0.0"}}', '{"digit":[1]}', '{"digits":[]}', 'null'])(
  'an invalid file, %s, is named with the way out',
  async (content) => {
    await expect(load(content)).rejects.toThrow(/active-models\.json cannot be read: .+; delete it to start/);
  },
);
