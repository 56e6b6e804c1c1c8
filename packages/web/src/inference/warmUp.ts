import type { Picture } from '@cifra/core/base/types.ts';
import type { Recogniser } from '@cifra/core/recognise/recognise.ts';

/**
 * Readings until the browser has compiled the hot code: the first takes several times as long as
 * the eighth.
 */
export const WARM_UPS = 8;

/**
 * Reads this many upright strokes on white paper, about as large as drawings are, and drops the
 * results.
 */
export async function warmUp(recogniser: Recogniser, strokes: number): Promise<void> {
  // An error here occurs again in a real reading, which reports it.
  await recogniser.recognise(strokesPicture(strokes)).catch(() => []);
}

function strokesPicture(strokes: number): Picture {
  const [width, height] = [100 + 100 * strokes, 280];
  const data = new Uint8Array(width * height).fill(255);
  for (let stroke = 0; stroke < strokes; stroke++) {
    for (let y = 50; y < 230; y++) {
      const x = 100 * (stroke + 1) - Math.round(y / 10);
      data.fill(0, y * width + x, y * width + x + 8);
    }
  }
  return { width, height, channels: 1, data };
}
