import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { syntheticDataset } from '@cifra/training/synthetic/digits/syntheticDataset.ts';
import sharp from 'sharp';

const WRITERS = 100;
const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

/**
 * Returns a thousand drawn digits as PNG files in MNIST's frame, repeated until there are `count`.
 */
export async function digitPictures(count: number): Promise<{ name: string; bytes: Uint8Array }[]> {
  const { images } = syntheticDataset({ writers: WRITERS, perWriter: 10, seed: 'jobs' });
  const raw = { width: DIGIT_SIDE, height: DIGIT_SIDE, channels: 1 } as const;
  const files = await Promise.all(
    Array.from({ length: images.length / PIXELS }, (_, i) =>
      sharp(images.subarray(i * PIXELS, (i + 1) * PIXELS), { raw })
        .png()
        .toBuffer(),
    ),
  );
  return Array.from({ length: count }, (_, i) => ({ name: `${i}.png`, bytes: files[i % files.length] }));
}
