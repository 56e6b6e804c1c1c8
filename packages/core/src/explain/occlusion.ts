import type { Classifier } from '../model/classifier.ts';
import { DIGIT_SIDE, type DigitImage } from '../types.ts';
import { direction, scoreOf } from './direction.ts';
import type { EvidenceMap } from './evidence.ts';

/** Side of the square that is covered, pixels: a stroke and a little paper. */
const SIDE = 5;

/** What a square is covered with: `paper` asks what the ink says, `ink` what the empty paper does. */
export type Cover = 'paper' | 'ink';

/**
 * How much of the score goes when a part of the image is covered (Zeiler & Fergus 2014, "Visualizing and understanding
 * convolutional networks", section 4.2): asks the classifier alone, and so checks what is told by gradients.
 *
 * Each pixel gets the mean loss over the squares that cover it. A square that would change nothing is not asked about.
 *
 * @param against 'why this and not that'; all other digits when left out
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
  const logits = await classifier.classify([image, ...squares.map(({ covered }) => covered)]);
  const score = (n: number) =>
    scoreOf(logits.subarray(10 * n, 10 * n + 10), weights, classifier.manifest.temperature);
  const whole = score(0);
  const losses = new Float32Array(image.length);
  squares.forEach(({ x, y }, i) => {
    addSquare(losses, x, y, whole - score(i + 1));
  });
  // Squares stand in for all places, those that change nothing too: every pixel lies in SIDE² of them.
  return { side: DIGIT_SIDE, values: losses.map((loss) => loss / SIDE ** 2) };
}

type Square = { readonly x: number; readonly y: number; readonly covered: DigitImage };

/** Every place of the square that overlaps the image, those over its edge too, and changes it. */
function squaresOf(image: DigitImage, cover: Cover): Square[] {
  const fill = cover === 'paper' ? 0 : 1;
  const squares: Square[] = [];
  for (let y = 1 - SIDE; y < DIGIT_SIDE; y++) {
    for (let x = 1 - SIDE; x < DIGIT_SIDE; x++) {
      const covered = image.slice();
      let changed = false;
      forEachPixel(x, y, (i) => {
        changed ||= covered[i] !== fill;
        covered[i] = fill;
      });
      if (changed) squares.push({ x, y, covered });
    }
  }
  return squares;
}

function addSquare(values: Float32Array, x: number, y: number, value: number): void {
  forEachPixel(x, y, (i) => {
    values[i] += value;
  });
}

/** The pixels of the square at (x, y) that lie in the image. */
function forEachPixel(x: number, y: number, visit: (i: number) => void): void {
  for (let v = Math.max(0, y); v < Math.min(DIGIT_SIDE, y + SIDE); v++) {
    for (let u = Math.max(0, x); u < Math.min(DIGIT_SIDE, x + SIDE); u++) visit(v * DIGIT_SIDE + u);
  }
}
