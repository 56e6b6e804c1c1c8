import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Raster } from '../base/types.ts';

const folder = process.env.CIFRA_DATA ?? join(import.meta.dirname, '../../../../../shared/data');

/** Reason to skip a test on real handwriting; null if the data exist. */
export function missing(set: 'mnist' | 'usps'): string | null {
  return existsSync(imagesOf(set))
    ? null
    : `no ${set} training images: set CIFRA_DATA to a folder that holds them`;
}

/**
 * Returns the first `count` *training* digits; the test sets are only for the released models'
 * final figures.
 */
export function trainingDigits(set: 'mnist' | 'usps', count: number): { ink: Raster; label: number }[] {
  const images = gunzipSync(readFileSync(imagesOf(set)));
  const labels = gunzipSync(readFileSync(imagesOf(set).replace('images-idx3', 'labels-idx1')));
  const side = images.readUInt32BE(8);
  return Array.from({ length: count }, (_, n) => {
    const bytes = images.subarray(16 + n * side * side, 16 + (n + 1) * side * side);
    return {
      label: labels[8 + n],
      ink: { width: side, height: side, data: Float32Array.from(bytes, (b) => b / 255) },
    };
  });
}

function imagesOf(set: 'mnist' | 'usps'): string {
  const prefix = set === 'usps' ? 'usps-' : '';
  return join(folder, set, `${prefix}train-images-idx3-ubyte.gz`);
}
