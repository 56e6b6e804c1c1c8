import type { Random } from '@cifra/core/random/random.ts';

/**
 * Blends each image and target of a batch with those of another row, in place (Zhang et al. 2018).
 * Uses one share from Beta(alpha, alpha) for the whole batch, as in the authors' code. Row i is
 * blended with the i-th row from the end. As the batch was shuffled, this is as random as any other
 * choice.
 */
export function mixUp(
  { images, targets }: { readonly images: Float32Array; readonly targets: Float32Array },
  alpha: number,
  random: Random,
): void {
  const share = betaSample(alpha, random);
  const rows = targets.length / 10;
  blendRows(images, rows, share);
  blendRows(targets, rows, share);
}

/**
 * Draws a number from Beta(alpha, alpha) by Jöhnk's rejection (Devroye 1986, IX.3.5). Accepts about
 * half of the tries at alpha = 1 and one in 70 at alpha = 4, its useful limit.
 */
export function betaSample(alpha: number, random: Random): number {
  for (;;) {
    const x = random.next() ** (1 / alpha);
    const y = random.next() ** (1 / alpha);
    if (x + y > 0 && x + y <= 1) return x / (x + y);
  }
}

/** row ← share · row + (1 - share) · mirrored row; the middle row of an odd number is unchanged. */
function blendRows(data: Float32Array, rows: number, share: number): void {
  const width = data.length / rows;
  for (let row = 0; row < Math.floor(rows / 2); row++) {
    const a = row * width;
    const b = (rows - 1 - row) * width;
    for (let i = 0; i < width; i++) {
      const [left, right] = [data[a + i], data[b + i]];
      data[a + i] = share * left + (1 - share) * right;
      data[b + i] = share * right + (1 - share) * left;
    }
  }
}
