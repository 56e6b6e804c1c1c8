import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { isolateDigit } from '@cifra/core/recognise/isolateDigit.ts';
import { encodeIdx } from '@cifra/training/data/formats/idx.ts';
import { addFile, writer } from './exportFolder.ts';
import type { KeptPicture } from './service.ts';

/**
 * Corrections of single digits in MNIST's format: a ZIP of `images-idx3-ubyte` [count, 28, 28], 0 =
 * paper and 255 = ink, and `labels-idx1-ubyte` [count]. Digits are found and framed as in reading.
 * Labels that are not one digit, and pictures without exactly one digit, are left out;
 * `left-out.txt` lists their ids.
 */
export async function* exportIdx(pictures: AsyncIterable<KeptPicture>): AsyncGenerator<Uint8Array> {
  const images: Uint8Array[] = [];
  const labels: number[] = [];
  const leftOut: string[] = [];
  for await (const { id, label, picture } of pictures) {
    const image = /^[0-9]$/.test(label) ? await digitOf(picture) : null;
    if (image === null) leftOut.push(`${id}\n`);
    else {
      images.push(image);
      labels.push(Number(label));
    }
  }
  const { zip, take } = writer();
  const shape = [labels.length, DIGIT_SIDE, DIGIT_SIDE];
  addFile(zip, 'images-idx3-ubyte', encodeIdx('uint8', shape, Buffer.concat(images)));
  addFile(zip, 'labels-idx1-ubyte', encodeIdx('uint8', [labels.length], labels));
  if (leftOut.length > 0) addFile(zip, 'left-out.txt', Buffer.from(leftOut.join('')));
  zip.end();
  yield* take();
}

async function digitOf(png: Uint8Array): Promise<Uint8Array | null> {
  const { decodePicture } = await import('@cifra/node/pictures/decode.ts');
  const found = isolateDigit((await decodePicture(png)).picture);
  return found.kind === 'refused' ? null : Uint8Array.from(found.image, (ink) => Math.round(255 * ink));
}
