import { beforeAll, expect, test } from 'vitest';
import { openReader, type Reader } from './reader.ts';

const folder = new URL('../../../node/fixtures/pictures/', import.meta.url);

let reader: Reader;
beforeAll(async () => {
  reader = await openReader(undefined);
});

test.each([
  '12-bit-in-16_94107.png',
  'fax-204x98_94107.tif',
  'fax-204x98_212-555-0142.tif',
  'float-0-to-1_94107.tif',
  'lab_94107.tif',
  'thumbnail-first_94107.tif',
  'zstd_94107.tif',
])('%s is accepted with the right value', async (name) => {
  const result = await reader.read(new URL(name, folder).pathname);
  const [, written] = /_(.+)\.\w+$/.exec(name) as RegExpExecArray;
  const accepted = { text: written, accepted: true };
  expect(result).toMatchObject({ notes: [], readings: [accepted] });
});
