import { normalise } from '@cifra/core/frames/normalise.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { renderDigit } from '@cifra/training/synthetic/digits/renderDigit.ts';
import { createWriter, type Writer } from '@cifra/training/synthetic/glyphs/writer.ts';
import type { WriterDigits } from '../fineTune.ts';

const PIXELS = 28 * 28;

/**
 * Returns digits of all classes in turn by a synthetic writer with unusual habits. Another
 * `occasion` gives other digits by the same writer.
 */
export function unusualWriter(habits: Partial<Writer>, count: number, occasion: string): WriterDigits {
  const writer = { ...createWriter('odd hand'), ...habits };
  const times = createRandom(occasion);
  const images = new Uint8Array(count * PIXELS);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
  for (const [i, label] of labels.entries()) {
    const digit = normalise(renderDigit(label, writer, times.split(i), { size: 48 }));
    images.set(
      digit.map((ink) => Math.round(255 * ink)),
      i * PIXELS,
    );
  }
  return { images, labels };
}
