import { DIGIT_SIDE } from '../base/types.ts';
import type { MapFrame } from '../model/manifest.ts';
import type { Tensor } from '../model/runtime.ts';
import type { EvidenceMap } from './evidence.ts';

/**
 * Grad-CAM (Selvaraju et al. 2017, "Visual explanations from deep networks via gradient-based
 * localization", eq. 1 and 2): the sum of the channels of the last feature map, each weighted by
 * the mean of the score's gradient over the channel. The ReLU of the paper is left out, because
 * evidence against a digit is shown too.
 *
 * @param map [1, channels, height, width]; `gradient` of the score with respect to it has the same
 * shape
 * @param frame position of the cells in the image; without it they are spread evenly
 */
export function gradCam(map: Tensor, gradient: Tensor, temperature: number, frame?: MapFrame): EvidenceMap {
  const [, channels, height, width] = map.dims;
  const area = height * width;
  const cells = new Float32Array(area);
  for (let channel = 0; channel < channels; channel++) {
    const [from, to] = [channel * area, (channel + 1) * area];
    const weight = gradient.data.subarray(from, to).reduce((a, b) => a + b, 0) / area / temperature;
    for (let i = from; i < to; i++) cells[i - from] += weight * map.data[i];
  }
  return spread(cells, width, height, frame);
}

/**
 * Spreads the cells over the image, bilinearly; beyond the outermost centres values stay constant.
 */
function spread(cells: Float32Array, width: number, height: number, frame?: MapFrame): EvidenceMap {
  const across = places(width, frame);
  const down = places(height, frame);
  const values = new Float32Array(DIGIT_SIDE * DIGIT_SIDE);
  const at = (x: number, y: number) => cells[Math.min(height - 1, y) * width + Math.min(width - 1, x)];
  for (let y = 0, i = 0; y < DIGIT_SIDE; y++) {
    const [v, below] = [Math.floor(down[y]), down[y] % 1];
    for (let x = 0; x < DIGIT_SIDE; x++, i++) {
      const [u, right] = [Math.floor(across[x]), across[x] % 1];
      const upper = at(u, v) + right * (at(u + 1, v) - at(u, v));
      const lower = at(u, v + 1) + right * (at(u + 1, v + 1) - at(u, v + 1));
      values[i] = upper + below * (lower - upper);
    }
  }
  return { side: DIGIT_SIDE, values };
}

/** Position of each pixel's centre, in cells from the first cell's centre. */
function places(cells: number, frame?: MapFrame): number[] {
  const { stride, origin } = frame ?? { stride: DIGIT_SIDE / cells, origin: DIGIT_SIDE / cells / 2 };
  return Array.from({ length: DIGIT_SIDE }, (_, pixel) =>
    Math.min(cells - 1, Math.max(0, (pixel + 0.5 - origin) / stride)),
  );
}
