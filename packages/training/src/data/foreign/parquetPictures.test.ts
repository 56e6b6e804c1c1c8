import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseParquet } from '../formats/parquet.ts';
import { readParquet } from '../formats/readParquet.ts';
import { toDigitSets } from './digitSet.ts';
import { openForeign } from './openForeign.ts';
import { decode, writtenDigits } from './testing/fixtures.ts';
import { parquetFixture } from './testing/parquetFixture.ts';

test.each(['SNAPPY', 'GZIP', 'ZSTD', 'UNCOMPRESSED'] as const)(
  'Parquet packed with %s gives the pixels and labels that were written',
  async (codec) => {
    const path = join(await mkdtemp(join(tmpdir(), 'cifra-parquet-')), 'train-00000-of-00001.parquet');
    await writeFile(path, await parquetFixture(codec));
    const { kind, parts } = await openForeign(path, { decode });
    expect(kind).toBe('parquet');
    expect(toDigitSets(parts, path).sets).toEqual([await writtenDigits()]);
  },
);

test('a set without pictures is refused with its columns', async () => {
  const bytes = await parquetFixture('SNAPPY', { image: 'text', label: 'stars' });
  await expect(parseParquet(bytes, 'reviews.parquet')).rejects.toThrow(
    /^reviews\.parquet: got the columns text, bytes, path, stars, expected one of image/,
  );
});

test('reading that takes longer than its limit is stopped', async () => {
  const bytes = await parquetFixture('SNAPPY');
  await expect(readParquet(bytes, 'slow.parquet', { seconds: 0.001 })).rejects.toThrow(
    /^slow\.parquet: got a parquet file that cannot be read \(it takes more than 0\.001 s\)/,
  );
});
