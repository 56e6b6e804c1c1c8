import type { Picture } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { withGrain } from './paper.ts';

export const BLANKS = ['plain', 'shaded', 'grain', 'specks'] as const;

/** Blank paper, 80 to 400 × 40 to 150 pixels. */
export function drawBlank(kind: (typeof BLANKS)[number], random: Random): Picture {
  const [width, height] = [80 + random.integer(320), 40 + random.integer(110)];
  const light = 190 + random.integer(66);
  const at = kind === 'shaded' ? shade(width, height, random) : () => 0;
  const grey = Float32Array.from(
    { length: width * height },
    (_, i) => light + at(i % width, Math.floor(i / width)),
  );
  if (kind === 'specks') sprinkle(grey, width, height, random);
  const grain = kind === 'plain' ? 0 : (kind === 'grain' ? 8 : 3) * random.next();
  return { width, height, channels: 1, data: withGrain(grey, grain, random) };
}

/** Light from one side, up to 90 levels weaker on the other. */
function shade(width: number, height: number, random: Random): (x: number, y: number) => number {
  const angle = 2 * Math.PI * random.next();
  const depth = 30 + 60 * random.next();
  return (x, y) => {
    const along = Math.cos(angle) * (x / width - 0.5) + Math.sin(angle) * (y / height - 0.5);
    return -depth * (0.5 + along / Math.SQRT2);
  };
}

/** One to a dozen dots of dust, 1 to 3 px wide. */
function sprinkle(grey: Float32Array, width: number, height: number, random: Random): void {
  const count = 1 + random.integer(12);
  for (let i = 0; i < count; i++) {
    const [x, y, radius] = [width * random.next(), height * random.next(), 0.5 + random.next()];
    const dark = 40 + random.integer(120);
    for (let v = Math.floor(y - 2); v <= y + 2; v++) {
      for (let u = Math.floor(x - 2); u <= x + 2; u++) {
        if (u < 0 || v < 0 || u >= width || v >= height || Math.hypot(u - x, v - y) > radius) continue;
        grey[v * width + u] = Math.min(grey[v * width + u], dark);
      }
    }
  }
}
