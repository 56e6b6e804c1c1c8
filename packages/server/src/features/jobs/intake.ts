import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Problem } from '../../platform/problems.ts';
import type { JobLimits } from './limits.ts';
import type { NamedPicture } from './zip.ts';

/** Pictures that are stored, claimed and settled together. */
export type Parcel = {
  readonly chunk: number;
  /** Number of its first picture in the job. */
  readonly first: number;
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  readonly bytes: Uint8Array;
};

/** So many share a claim and a transaction: enough that these cost little, few enough that little is read again after a crash. */
const PARCEL_PICTURES = 100;
/** The first parcels are smaller: progress comes with each parcel, and a job of sixty pictures shall show some. */
const FIRST_PARCEL = 8;
/** Large pictures make smaller parcels: a parcel is held in memory while it is read. */
const PARCEL_BYTES = 8 * 2 ** 20;

/** Cuts a stream of pictures into parcels. */
export async function* parcels(pictures: AsyncIterable<NamedPicture>): AsyncGenerator<Parcel> {
  let held: NamedPicture[] = [];
  let bytes = 0;
  let chunk = 0;
  let first = 0;
  const cut = (): Parcel => {
    const parcel = { chunk, first, ...together(held) };
    chunk++;
    first += held.length;
    held = [];
    bytes = 0;
    return parcel;
  };
  for await (const picture of pictures) {
    if (held.length > 0 && bytes + picture.bytes.length > PARCEL_BYTES) yield cut();
    held.push(picture);
    bytes += picture.bytes.length;
    if (held.length === Math.min(PARCEL_PICTURES, FIRST_PARCEL * 2 ** chunk)) yield cut();
  }
  if (held.length > 0) yield cut();
}

function together(pictures: readonly NamedPicture[]): Pick<Parcel, 'names' | 'sizes' | 'bytes'> {
  return {
    names: pictures.map(({ name }) => name),
    sizes: pictures.map(({ bytes }) => bytes.length),
    // A large photograph is a parcel by itself, and need not be copied.
    bytes: pictures.length === 1 ? pictures[0].bytes : Buffer.concat(pictures.map(({ bytes }) => bytes)),
  };
}

/**
 * Passes pictures on while their number and size stay within the limits.
 * @throws Problem job-too-large, no-picture when there was none
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
    // A NUL cannot be stored as text; a name is a label here, never a path.
    yield { name: name.replaceAll('\0', '').slice(0, limits.nameLength), bytes: content };
  }
  if (count === 0)
    throw new Problem('no-picture', 'the job has no picture: send files, or a ZIP that has some');
}

export type Fingerprint = {
  /** Passes pictures on and takes note of them. */
  seen(pictures: AsyncIterable<NamedPicture>): AsyncGenerator<NamedPicture>;
  /** SHA-256 of the options and of all pictures seen, hex. */
  value(): string;
};

/** Bytes: about a millisecond. */
const HASHED_AT_A_TIME = 512 * 1024;

/**
 * What makes two requests the same: options, names and pictures. Not the bytes of the request, since a client that tries
 * again draws another multipart boundary.
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
          // Other requests are answered in between.
          if (bytes.length > HASHED_AT_A_TIME) await setImmediate();
        }
        yield picture;
      }
    },
    value: () => hash.copy().digest('hex'),
  };
}
