import { STRIP_HEIGHT } from '@cifra/core/frames/strip.ts';
import { BLANK, LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { SyncBatches } from '../../learn/batches.ts';
import { ctcTargets } from '../../nn/ctcStates.ts';
import type { Batch } from '../../nn/trainer.ts';
import { cutLine, type Geometry } from '../../synthetic/lines/cutLine.ts';
import { fade, type Look } from '../../synthetic/lines/fade.ts';
import type { Line } from '../../synthetic/lines/strip.ts';

/** Draws lines of one kind; `share` is its share of all lines. */
export type LineSource = { readonly share: number; draw(random: Random): Line };

export type StripBatchOptions = {
  readonly batchSize: number;
  readonly stripsPerEpoch: number;
  readonly width: number;
  /** Maximum number of states of a string. */
  readonly states: number;
  readonly geometry: Geometry;
  readonly look: Look;
};

/** Returns the source at a position along all of their shares. */
function chosen(sources: readonly LineSource[], place: number): LineSource {
  let end = 0;
  for (const source of sources) {
    end += source.share;
    if (place < end) return source;
  }
  return sources[sources.length - 1];
}

/** Generates every strip from the seed, its step and its row only. */
export function createStripBatches(
  sources: readonly LineSource[],
  { batchSize, stripsPerEpoch, width, states, geometry, look }: StripBatchOptions,
  random: Random,
): SyncBatches {
  const pixels = STRIP_HEIGHT * width;
  const whole = sources.reduce((sum, { share }) => sum + share, 0);
  const longest = (states - 1) / 2;
  const drawLine = (own: Random): Line => {
    const line = chosen(sources, own.next() * whole).draw(own);
    return line.symbols.length <= longest ? line : drawLine(own);
  };
  return {
    stepsPerEpoch: Math.max(1, Math.floor(stripsPerEpoch / batchSize)),
    at(step): Batch {
      const images = new Float32Array(batchSize * pixels);
      const lines = Array.from({ length: batchSize }, (_, row) => {
        const own = random.split(step).split(row);
        const line = drawLine(own);
        const strip = images.subarray(row * pixels, (row + 1) * pixels);
        cutLine(line, width, own, geometry, strip);
        fade(strip, own, look);
        return line;
      });
      return { images, ...ctcTargets(lines, states, { classes: LINE_CLASSES, blank: BLANK }) };
    },
  };
}
