import { CLASSES } from '../metrics/confusion.ts';
import { type Share, shareOf } from '../metrics/figure.ts';
import type { Attacked } from './attacks.ts';
import { inkOf, type Subjects } from './subjects.ts';

/** Images → logits [n, 10]. */
export type Read = (images: readonly Float32Array[]) => Promise<Float32Array>;

/** Reports which of the first digits are misread after a change: [n], 1 if misread. */
export type Misreader = {
  /** For the first `count` digits, or all if there are fewer. */
  changed(count: number, change: (image: Float32Array, index: number) => Float32Array): Promise<Uint8Array>;
  /** For the same digits as `before`; those that are 1 there stay 1 and are not attacked again. */
  attacked(
    before: Uint8Array,
    attack: (digits: Attacked) => Promise<readonly Float32Array[]>,
  ): Promise<Uint8Array>;
};

/** Digits per call: limits memory, and lets Ctrl-C take effect. */
const BATCH = 250;

export function createMisreader({ images, labels }: Subjects, read: Read): Misreader {
  /** For the digits at `rows`, in batches. */
  const misread = async (
    rows: readonly number[],
    change: (digits: Attacked, rows: readonly number[]) => Promise<readonly Float32Array[]>,
  ): Promise<number[]> => {
    const wrong: number[] = [];
    for (let first = 0; first < rows.length; first += BATCH) {
      const some = rows.slice(first, first + BATCH);
      const digits = {
        images: some.map((row) => inkOf(images, row)),
        labels: Uint8Array.from(some, (row) => labels[row]),
      };
      const logits = await read(await change(digits, some));
      wrong.push(...some.filter((row, i) => best(logits, i) !== labels[row]));
    }
    return wrong;
  };
  return {
    async changed(count, change) {
      const wrong = new Uint8Array(Math.min(count, labels.length));
      const rows = [...wrong.keys()];
      const found = await misread(rows, async (digits, some) =>
        digits.images.map((image, i) => change(image, some[i])),
      );
      for (const row of found) wrong[row] = 1;
      return wrong;
    },
    async attacked(before, attack) {
      const wrong = before.slice();
      const standing = [...wrong.keys()].filter((row) => wrong[row] === 0);
      for (const row of await misread(standing, attack)) wrong[row] = 1;
      return wrong;
    },
  };
}

/** The share of 1 with Wilson's interval. */
export function errorOf(wrong: Uint8Array): Share {
  return shareOf(
    wrong.reduce((sum, each) => sum + each, 0),
    wrong.length,
  );
}

function best(logits: Float32Array, row: number): number {
  const own = logits.subarray(row * CLASSES, (row + 1) * CLASSES);
  return own.indexOf(own.reduce((a, b) => Math.max(a, b)));
}
