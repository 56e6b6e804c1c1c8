import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { encodeIdx } from '../formats/idx.ts';
import type { PicturePart } from '../pictures/layout.ts';
import { cocoAnnotations } from './coco.ts';
import type { DigitSet } from './digitSet.ts';
import type { ExportFormat } from './exportFormats.ts';
import {
  type FolderWriter,
  newFolder,
  PART_FOLDERS,
  pictureAt,
  pictureName,
  type WriteOptions,
  writePictures,
} from './writeFolder.ts';

/** MNIST's names of its files. */
const IDX_NAMES: Readonly<Record<PicturePart, string>> = { train: 'train', validation: 'val', test: 't10k' };

/**
 * Writes sets in another program's format into a new folder. IDX and Parquet have white ink on black,
 * as MNIST has in these formats; the others have black ink on white.
 * @throws DataError if the folder has files
 */
export function exportSets(
  format: ExportFormat,
  out: string,
  sets: readonly DigitSet[],
  options: WriteOptions,
): Promise<void> {
  return newFolder(out, (folder) => WRITERS[format](folder, sets, options));
}

type Write = (folder: FolderWriter, sets: readonly DigitSet[], options: WriteOptions) => Promise<void>;

const WRITERS: Readonly<Record<ExportFormat, Write>> = {
  async idx(folder, sets) {
    for (const { part, height, width, images, labels } of sets) {
      const name = IDX_NAMES[part];
      const pictures = encodeIdx('uint8', [labels.length, height, width], images);
      await folder.write(`${name}-images-idx3-ubyte.gz`, gzipSync(pictures));
      await folder.write(
        `${name}-labels-idx1-ubyte.gz`,
        gzipSync(encodeIdx('uint8', [labels.length], labels)),
      );
    }
  },
  async parquet(folder, sets, options) {
    for (const set of sets) await folder.write(`${set.part}.parquet`, await parquetOf(set, options));
  },
  folder: (folder, sets, options) =>
    writePictures(folder, sets, ({ part }, name, label) => `${PART_FOLDERS[part]}/${label}/${name}`, {
      ...options,
      ink: 0,
    }),
  async coco(folder, sets, options) {
    await writePictures(folder, sets, ({ part }, name) => `${PART_FOLDERS[part]}/${name}`, {
      ...options,
      ink: 0,
    });
    for (const set of sets) {
      const name = PART_FOLDERS[set.part];
      await folder.write(`annotations/instances_${name}.json`, JSON.stringify(cocoAnnotations(set)));
    }
  },
};

/** The features that Hugging Face's `datasets` reads from the file's metadata. */
const FEATURES = {
  info: {
    features: {
      image: { _type: 'Image' },
      label: { names: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'], _type: 'ClassLabel' },
    },
  },
};

async function parquetOf(set: DigitSet, { encode, signal, onProgress }: WriteOptions): Promise<Uint8Array> {
  const count = set.labels.length;
  const files: { bytes: Uint8Array; path: string }[] = [];
  for (let index = 0; index < count; index++) {
    signal?.throwIfAborted();
    files.push({ bytes: await encode(pictureAt(set, index, 255)), path: pictureName(index, count) });
    onProgress?.(index + 1, count);
  }
  const buffer = parquetWriteBuffer({
    schema: [
      { name: 'root', num_children: 2 },
      { name: 'image', num_children: 2, repetition_type: 'OPTIONAL' },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'label', type: 'INT64', repetition_type: 'OPTIONAL' },
    ],
    columnData: [
      { name: 'image', data: files },
      { name: 'label', data: Array.from(set.labels, BigInt) },
    ],
    kvMetadata: [{ key: 'huggingface', value: JSON.stringify(FEATURES) }],
  });
  return new Uint8Array(buffer);
}
