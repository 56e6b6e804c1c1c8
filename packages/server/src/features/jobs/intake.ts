import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Problem } from '../../platform/problems.ts';
import type { JobLimits } from './limits.ts';
import type { NamedPicture } from './zip.ts';

/** A chunk of a new job: pictures that are stored, claimed and settled together. */
export type PackedChunk = {
  readonly chunk: number;
  /** Number of the chunk's first picture in the job. */
  readonly first: number;
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  readonly bytes: Uint8Array;
};

/**
 * Enough pictures to make claims and transactions cheap, few enough that a crash repeats little
 * work.
 */
const CHUNK_PICTURES = 100;
/**
 * The first chunks are smaller: progress is reported per chunk, and a job of sixty pictures should
 * show some.
 */
const FIRST_CHUNK = 8;
/** Large pictures make smaller chunks, because a chunk is in memory while it is read. */
const CHUNK_BYTES = 8 * 2 ** 20;

/** Packs a stream of pictures into chunks. */
export async function* packed(pictures: AsyncIterable<NamedPicture>): AsyncGenerator<PackedChunk> {
  let held: NamedPicture[] = [];
  let bytes = 0;
  let chunk = 0;
  let first = 0;
  const cut = (): PackedChunk => {
    const whole = { chunk, first, ...together(held) };
    chunk++;
    first += held.length;
    held = [];
    bytes = 0;
    return whole;
  };
  for await (const picture of pictures) {
    if (held.length > 0 && bytes + picture.bytes.length > CHUNK_BYTES) yield cut();
    held.push(picture);
    bytes += picture.bytes.length;
    if (held.length === Math.min(CHUNK_PICTURES, FIRST_CHUNK * 2 ** chunk)) yield cut();
  }
  if (held.length > 0) yield cut();
}

function together(pictures: readonly NamedPicture[]): Pick<PackedChunk, 'names' | 'sizes' | 'bytes'> {
  return {
    names: pictures.map(({ name }) => name),
    sizes: pictures.map(({ bytes }) => bytes.length),
    // A large photograph is a chunk by itself, and need not be copied.
    bytes: pictures.length === 1 ? pictures[0].bytes : Buffer.concat(pictures.map(({ bytes }) => bytes)),
  };
}

/**
 * Passes pictures on as long as their number and size are within the limits.
 * @throws Problem job-too-large; no-picture if there was none
 */
export async function* within(
  limits: JobLimits,
  pictures: AsyncIterable<NamedPicture>,
): AsyncGenerator<NamedPicture> {
  let count = 0;
  let bytes = 0;
  for await (const { name, bytes: content } of pictures) {
    count++;
    bytes += content.length;
    if (count > limits.pictures) {
      throw new Problem('job-too-large', `a job has at most ${limits.pictures} pictures: send it in parts`);
    }
    if (content.length > limits.pictureBytes) {
      throw new Problem('job-too-large', `${name} is larger than ${limits.pictureBytes / 2 ** 20} MiB`);
    }
    if (bytes > limits.totalBytes) {
      throw new Problem(
        'job-too-large',
        `a job has at most ${limits.totalBytes / 2 ** 20} MiB of pictures: send it in parts`,
      );
    }
    // NUL cannot be stored as text. A name is only a label, never a path.
    yield { name: name.replaceAll('\0', '').slice(0, limits.nameLength), bytes: content };
  }
  if (count === 0) throw new Problem('no-picture', 'the job has no pictures: send files, or a ZIP of them');
}

export type Fingerprint = {
  /** Passes pictures on, and hashes them. */
  seen(pictures: AsyncIterable<NamedPicture>): AsyncGenerator<NamedPicture>;
  /** SHA-256 of the options and of all pictures seen, hex. */
  value(): string;
};

/** Bytes that take about a millisecond. */
const HASHED_AT_A_TIME = 512 * 1024;

/**
 * Two requests are the same if their options, names and pictures are the same. Their bytes may
 * differ, because a client that retries generates another multipart boundary.
 */
export function fingerprint(options: string): Fingerprint {
  const hash = createHash('sha256').update(JSON.stringify(options));
  return {
    async *seen(pictures) {
      for await (const picture of pictures) {
        const { name, bytes } = picture;
        hash.update(`${JSON.stringify(name)}${bytes.length}:`);
        for (let at = 0; at < bytes.length; at += HASHED_AT_A_TIME) {
          hash.update(bytes.subarray(at, at + HASHED_AT_A_TIME));
          // Lets other requests be answered.
          if (bytes.length > HASHED_AT_A_TIME) await setImmediate();
        }
        yield picture;
      }
    },
    value: () => hash.copy().digest('hex'),
  };
}
