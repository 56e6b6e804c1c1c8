import { DIGIT_SIDE, type DigitImage } from '../types.ts';
import type { EvidenceMap } from './evidence.ts';
import type { ExplainGraph } from './explainGraph.ts';

/** Pieces of the way from paper to the digit: with so many the sum is right to about 1 % on average. */
const PIECES = 128;
const BATCH = 32;

/**
 * Integrated gradients (Sundararajan, Taly & Yan 2017, "Axiomatic attribution for deep networks", eq. 1) from blank paper to
 * the digit, by the midpoint rule. They share out the score: their sum is that of the digit less that of blank
 * paper. Paper gets none; what its emptiness says is for `occlusion` with ink.
 */
export async function integratedGradients(
  graph: ExplainGraph,
  image: DigitImage,
  direction: Float32Array,
  temperature: number,
): Promise<EvidenceMap> {
  const values = new Float32Array(image.length);
  for (let from = 0; from < PIECES; from += BATCH) {
    const pieces = Array.from({ length: BATCH }, (_, i) => piece(from + i));
    const points = pieces.map(({ middle }) => image.map((ink) => ink * middle));
    const { imageGradient } = await graph.run(points, direction);
    imageGradient.forEach((slope, i) => {
      const pixel = i % values.length;
      values[pixel] += (slope * image[pixel] * pieces[(i - pixel) / values.length].length) / temperature;
    });
  }
  return { side: DIGIT_SIDE, values };
}

/** Pieces grow with the distance from paper, where a network bends most: that halves the error. */
function piece(n: number): { readonly middle: number; readonly length: number } {
  const [from, to] = [(n / PIECES) ** 2, ((n + 1) / PIECES) ** 2];
  return { middle: (from + to) / 2, length: to - from };
}
