import { DIGIT_SIDE, type DigitImage } from '../base/types.ts';
import type { Classifier } from '../model/classifier.ts';
import { direction, scoreOf } from './direction.ts';
import type { EvidenceMap } from './evidence.ts';

/** Side of the square that is covered, pixels: a stroke and a little paper. */
const SIDE = 5;
/** Pixels from one square to the next. */
const STEP = 2;

/** Cover of a square: `paper` measures the evidence of ink, `ink` the evidence of empty paper. */
export type Cover = 'paper' | 'ink';

/**
 * Measures the loss of score when a part of the image is covered (Zeiler & Fergus 2014,
 * "Visualizing and understanding convolutional networks", section 4.2). It uses only the
 * classifier's answers, so it is an independent check of the maps that use gradients.
 *
 * Each pixel gets the mean loss over the squares that cover it. Squares that change nothing are not
 * sent to the classifier; their loss is 0.
 *
 * @param against the other digit; all other digits if absent
 */
export async function occlusion(
  classifier: Classifier,
  image: DigitImage,
  digit: number,
  against?: number,
  cover: Cover = 'paper',
): Promise<EvidenceMap> {
  const weights = direction(digit, against);
  const squares = squaresOf(image, cover);
  const changing = squares.filter(({ covered }) => covered !== null);
  const logits = await classifier.classify([image, ...changing.map(({ covered }) => covered as DigitImage)]);
  const score = (n: number) =>
    scoreOf(logits.subarray(10 * n, 10 * n + 10), weights, classifier.manifest.temperature);
  const whole = score(0);
  const losses = new Float32Array(image.length);
  const counts = new Uint8Array(image.length);
  let asked = 0;
  for (const { x, y, covered } of squares) {
    const loss = covered === null ? 0 : whole - score(++asked);
    forEachPixel(x, y, (i) => {
      losses[i] += loss;
      counts[i]++;
    });
  }
  return { side: DIGIT_SIDE, values: losses.map((loss, i) => loss / counts[i]) };
}

/** `covered` is null if the square changes nothing. */
type Square = { readonly x: number; readonly y: number; readonly covered: DigitImage | null };

/**
 * Returns the positions of the square, also across the image's edge, so that every pixel lies in
 * several squares.
 */
function squaresOf(image: DigitImage, cover: Cover): Square[] {
  const fill = fillOf(cover);
  const squares: Square[] = [];
  for (let y = 1 - SIDE; y < DIGIT_SIDE; y += STEP) {
    for (let x = 1 - SIDE; x < DIGIT_SIDE; x += STEP) {
      const covered = image.slice();
      forEachPixel(x, y, (i) => {
        covered[i] = fill;
      });
      squares.push({ x, y, covered: covered.every((ink, i) => ink === image[i]) ? null : covered });
    }
  }
  return squares;
}

/** Ink value of a cover. */
export function fillOf(cover: Cover): number {
  return cover === 'ink' ? 1 : 0;
}

/** Visits the pixels of the square at (x, y) that lie in the image. */
function forEachPixel(x: number, y: number, visit: (i: number) => void): void {
  for (let v = Math.max(0, y); v < Math.min(DIGIT_SIDE, y + SIDE); v++) {
    for (let u = Math.max(0, x); u < Math.min(DIGIT_SIDE, x + SIDE); u++) visit(v * DIGIT_SIDE + u);
  }
}
