import { gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import sharp from 'sharp';
import { writtenDigits } from './fixtures.ts';

/** Compression of the file's pages. */
export type Codec = 'SNAPPY' | 'GZIP' | 'ZSTD' | 'UNCOMPRESSED';

/** The ten digits as Hugging Face's `datasets` saves them, written by hyparquet-writer, with PNG files by sharp. */
export async function parquetFixture(
  codec: Codec,
  names = { image: 'image', label: 'label' },
): Promise<Uint8Array> {
  const { images, labels } = await writtenDigits();
  const files = await Promise.all(
    Array.from(labels, async (_, i) => ({
      bytes: new Uint8Array(
        await sharp(images.slice(784 * i, 784 * i + 784), { raw: { width: 28, height: 28, channels: 1 } })
          .toColourspace('b-w')
          .png()
          .toBuffer(),
      ),
      path: null,
    })),
  );
  const buffer = parquetWriteBuffer({
    codec,
    compressors: { GZIP: (input) => gzipSync(input), ZSTD: (input) => zstdCompressSync(input) },
    schema: [
      { name: 'root', num_children: 2 },
      { name: names.image, num_children: 2, repetition_type: 'OPTIONAL' },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: names.label, type: 'INT64', repetition_type: 'OPTIONAL' },
    ],
    columnData: [
      { name: names.image, data: files },
      { name: names.label, data: Array.from(labels, BigInt) },
    ],
  });
  return new Uint8Array(buffer);
}
