import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { writeAtomically } from '../../files/atomicFile.ts';
import { sha256 } from '../../files/sha256.ts';

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;
const FORMAT = 'cifra-digits/1';

/** File state at the time of reading; a change of content changes at least one of the fields. */
export type FileState = { readonly size: number; readonly modified: string; readonly changed: string };

/** A digit read from a picture. */
export type CachedDigit = {
  /** SHA-256 of the picture's bytes. */
  readonly sha256: string;
  /** [28, 28], 0 = paper, 255 = ink */
  readonly image: Uint8Array;
};

/**
 * Cache of digits from the pictures of one folder, so that a new start need not decode and frame
 * them again.
 */
export type DigitCache = {
  /** Null if the file is new or has changed. */
  find(file: string, state: FileState): CachedDigit | null;
  add(file: string, state: FileState, digit: CachedDigit): void;
  /** Writes new entries; drops digits of files that are not in `present`. */
  save(present: ReadonlySet<string>): Promise<void>;
};

type Row = FileState & { readonly file: string; readonly sha256: string };
type Head = {
  readonly format: string;
  readonly reader: string;
  readonly images: string;
  readonly rows: readonly Row[];
};
type Kept = FileState & CachedDigit;

/**
 * Opens the cache of a folder of pictures. A cache file is one line of JSON, then the images. A
 * damaged file, or one written by another picture reader, counts as an empty cache. It is replaced
 * as a whole, so that two processes never see a partial file.
 *
 * @param cache folder of caches
 * @param reader identifies the picture reader, because another one gives other digits
 */
export async function openDigitCache(cache: string, folder: string, reader: string): Promise<DigitCache> {
  const path = join(cache, 'digits', `${sha256(new TextEncoder().encode(resolve(folder))).slice(0, 32)}.bin`);
  const kept = await readKept(path, reader);
  let added = false;
  return {
    find(file, { size, modified, changed }) {
      const found = kept.get(file);
      const same = found?.size === size && found.modified === modified && found.changed === changed;
      return same ? found : null;
    },
    add(file, state, digit) {
      kept.set(file, { ...state, ...digit });
      added = true;
    },
    async save(present) {
      if (!added) return;
      const files = [...kept.keys()].filter((file) => present.has(file));
      await mkdir(join(cache, 'digits'), { recursive: true });
      await writeAtomically(path, encode(files, kept, reader));
      added = false;
    },
  };
}

async function readKept(path: string, reader: string): Promise<Map<string, Kept>> {
  try {
    return decode(await readFile(path), reader);
  } catch {
    return new Map();
  }
}

function encode(files: readonly string[], kept: ReadonlyMap<string, Kept>, reader: string): Uint8Array {
  const images = new Uint8Array(files.length * PIXELS);
  const rows = files.map((file, i): Row => {
    const { image, ...row } = kept.get(file)!;
    images.set(image, i * PIXELS);
    return { file, ...row };
  });
  const head: Head = { format: FORMAT, reader, images: sha256(images), rows };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), images]);
}

/** @throws what JSON throws, for a file that is not a cache */
function decode(bytes: Buffer, reader: string): Map<string, Kept> {
  const end = bytes.indexOf('\n');
  const { format, reader: writtenBy, images: hash, rows }: Head = JSON.parse(bytes.toString('utf8', 0, end));
  const images = new Uint8Array(bytes.subarray(end + 1));
  const current = format === FORMAT && writtenBy === reader;
  if (!current || images.length !== rows.length * PIXELS || sha256(images) !== hash) return new Map();
  return new Map(
    rows.map(({ file, ...row }, i) => [
      file,
      { ...row, image: images.subarray(i * PIXELS, (i + 1) * PIXELS) },
    ]),
  );
}
