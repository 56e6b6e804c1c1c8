import { createHash } from 'node:crypto';
import { CifraError } from '@cifra/core/base/error.ts';
import type { Checkpoint } from '../learn/progress.ts';
import type { TrainingState } from '../nn/trainer.ts';

const MAGIC = 'cifra-checkpoint/1\n';
const DIGEST_BYTES = 32;

type Header = Omit<Checkpoint, 'state'> & {
  readonly vectors: readonly (readonly [name: string, length: number])[];
};

/**
 * Encodes a checkpoint: magic line, SHA-256 of all that follows, length of the header (uint32),
 * header (JSON, padded with spaces to a multiple of four), then the vectors as float32;
 * little-endian throughout.
 */
export function encodeCheckpoint({ state, ...rest }: Checkpoint): Uint8Array {
  const vectors = Object.entries(state);
  const header: Header = { ...rest, vectors: vectors.map(([name, { length }]) => [name, length]) };
  const json = JSON.stringify(header);
  const text = Buffer.from(json.padEnd(json.length + padding(Buffer.byteLength(json)), ' '));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const payload = vectors.map(([, v]) => Buffer.from(v.buffer, v.byteOffset, v.byteLength));
  const body = Buffer.concat([length, text, ...payload]);
  return Buffer.concat([Buffer.from(MAGIC), createHash('sha256').update(body).digest(), body]);
}

/**
 * Decodes a checkpoint.
 * @throws Error that names `origin` and says what is wrong with the bytes
 */
export function decodeCheckpoint(bytes: Uint8Array, origin: string): Checkpoint {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, MAGIC.length).toString() !== MAGIC) {
    throw new CifraError(
      'invalid-run',
      `${origin}: not a checkpoint of this version (expected it to start with ${MAGIC.trim()})`,
    );
  }
  const digest = file.subarray(MAGIC.length, MAGIC.length + DIGEST_BYTES);
  const body = file.subarray(MAGIC.length + DIGEST_BYTES);
  if (!createHash('sha256').update(body).digest().equals(digest)) {
    throw new CifraError(
      'invalid-run',
      `${origin}: truncated or damaged (${file.length} bytes do not match their SHA-256)`,
    );
  }
  const headerLength = body.readUInt32LE(0);
  const { vectors, ...rest } = JSON.parse(body.subarray(4, 4 + headerLength).toString()) as Header;
  return { ...rest, state: readVectors(body.subarray(4 + headerLength), vectors) };
}

function readVectors(payload: Buffer, vectors: Header['vectors']): TrainingState {
  // Copied, so that the floats are aligned and do not keep the file's buffer alive.
  const floats = new Float32Array(
    payload.buffer.slice(payload.byteOffset, payload.byteOffset + payload.byteLength),
  );
  const state: Record<string, Float32Array> = {};
  let offset = 0;
  for (const [name, length] of vectors) {
    state[name] = floats.slice(offset, offset + length);
    offset += length;
  }
  return state;
}

const padding = (length: number) => (4 - (length % 4)) % 4;
