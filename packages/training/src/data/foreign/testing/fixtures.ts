import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { writePng } from '@cifra/node/pictures/png/writePng.ts';
import { readIdx } from '../../formats/idx.ts';
import type { DigitSet } from '../digitSet.ts';

/** Path of a file in `fixtures/foreign`; `write.py` there says how it was written. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../../../fixtures/foreign/${name}`, import.meta.url));
}

export function fixtureBytes(name: string): Promise<Uint8Array> {
  return readFile(fixture(name));
}

/** The ten MNIST digits that all fixtures hold, or some of them. */
export async function writtenDigits(from = 0, to = 10): Promise<DigitSet> {
  const images = (await readIdx(fixture('digits-images-idx3-ubyte'))).data as Uint8Array;
  const labels = (await readIdx(fixture('digits-labels-idx1-ubyte'))).data as Uint8Array;
  return {
    part: 'train',
    height: 28,
    width: 28,
    images: images.slice(784 * from, 784 * to),
    labels: labels.slice(from, to),
  };
}

export const decode = async (bytes: Uint8Array) => (await decodePicture(bytes)).picture;
export const encode = writePng;
