import type { Asked } from '../contract.ts';

/** The load that fills a reader: enough small pictures for full batches. */
export const FULL_LOAD = 48;
/** Bytes of a file that cost as much as one small picture. */
const BYTES_A_COST = 2048;
/** Pixels of a digit in MNIST's frame. */
const DIGIT_PIXELS = 784;

/**
 * The cost of a piece of work for a reader; 1 for a small picture. Large files take long, so a
 * reader gets only few of them at a time. Otherwise one of them would time out while it waits for
 * the others.
 */
export function costOf(asked: Asked): number {
  switch (asked.kind) {
    case 'read':
    case 'pages':
    case 'redraw':
      return 1 + Math.floor(asked.bytes.length / BYTES_A_COST);
    case 'digits':
      return asked.images.length;
    case 'infer':
      return 1 + Math.floor(asked.data.length / DIGIT_PIXELS);
    case 'explain':
      return FULL_LOAD;
    default:
      return asked satisfies never;
  }
}
