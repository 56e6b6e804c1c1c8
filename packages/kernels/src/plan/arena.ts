import { FLOAT } from '../kernels.ts';
import type { Block } from './view.ts';

/** Alignment of blocks, bytes: a cache line. */
const LINE = 64;

/** First and last step that use a block. */
export type Life = { readonly block: Block; from: number; to: number };

/**
 * Places blocks so that those that live at the same time do not overlap: the largest first, each at
 * the lowest place that is free (Pisarchyk and Lee 2020, "Efficient Memory Management for Deep
 * Neural Net Inference", greedy by size). Returns byte offsets and the bytes of all.
 */
export function arrange(lives: readonly Life[]): {
  readonly offsets: ReadonlyMap<Block, number>;
  readonly bytes: number;
} {
  const placed: (Life & { readonly start: number; readonly end: number })[] = [];
  const offsets = new Map<Block, number>();
  for (const life of lives.toSorted((a, b) => b.block.floats - a.block.floats)) {
    const size = Math.ceil((life.block.floats * FLOAT) / LINE) * LINE;
    let start = 0;
    for (const other of placed) {
      if (other.from > life.to || other.to < life.from) continue;
      if (start + size <= other.start) break;
      start = Math.max(start, other.end);
    }
    offsets.set(life.block, start);
    placed.push({ ...life, start, end: start + size });
    placed.sort((a, b) => a.start - b.start);
  }
  return { offsets, bytes: placed.reduce((most, { end }) => Math.max(most, end), 0) };
}
