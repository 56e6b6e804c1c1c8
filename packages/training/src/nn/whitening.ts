import { elements, type Plan } from './plan.ts';
import type { TrainingState } from './trainer.ts';

/** Added to each variance, so that directions without variance are not enlarged without limit. */
const LEAST_VARIANCE = 5e-4;
/** Pictures from which the patches are cut. */
const PICTURES = 2000;

/**
 * Returns the state with the kernels that are not learned: whitening filters, as in Page 2019 ("How
 * to train your ResNet 8: Bag of tricks") and Jordan 2024 (arXiv:2404.00498). Channels 2i and 2i + 1
 * are ± the i-th principal component of the patches, divided by its standard deviation. The paper
 * is 0 and stays 0, so the second moment serves as variance.
 * @param images [n, height, width] bytes, 255 = ink, in random order of writers
 */
export function withWhitening(plan: Plan, state: TrainingState, images: Uint8Array): TrainingState {
  const [first] = plan.layers;
  if (first.layer.kind !== 'conv' || !first.layer.whitening) return state;
  const { kernel, stride = 1, out } = first.layer;
  const moments = patchMoments(images, plan.from, kernel, stride);
  const weights = state.weights.slice();
  const { shape } = first.parameters[0];
  weights.set(whiteningKernel(moments, out), weights.length - elements(shape));
  return { ...state, weights, average: weights.slice() };
}

/**
 * Second moments of the pixels in a window, over evenly chosen pictures, ink in [0, 1].
 * @returns [k², k²]
 */
function patchMoments(
  images: Uint8Array,
  [, height, width]: readonly number[],
  kernel: number,
  stride: number,
): Float64Array {
  const size = kernel * kernel;
  const moments = new Float64Array(size * size);
  const patch = new Float64Array(size);
  const total = images.length / (height * width);
  const used = Math.min(PICTURES, total);
  let patches = 0;
  for (let picture = 0; picture < used; picture++) {
    const start = Math.floor((picture * total) / used) * height * width;
    for (let y = 0; y + kernel <= height; y += stride) {
      for (let x = 0; x + kernel <= width; x += stride) {
        patches++;
        copyPatch(images, start + y * width + x, width, patch);
        addProducts(patch, moments);
      }
    }
  }
  return moments.map((sum) => sum / patches);
}

/** @param patch [k²], filled with ink in [0, 1] */
function copyPatch(images: Uint8Array, start: number, width: number, patch: Float64Array): void {
  const kernel = Math.sqrt(patch.length);
  for (let i = 0; i < patch.length; i++)
    patch[i] = images[start + Math.floor(i / kernel) * width + (i % kernel)] / 255;
}

/** @param moments [k², k²], increased by the outer product of the patch with itself */
function addProducts(patch: Float64Array, moments: Float64Array): void {
  for (const [i, value] of patch.entries()) {
    // Most pixels are paper.
    if (value === 0) continue;
    for (let j = 0; j < patch.length; j++) moments[i * patch.length + j] += value * patch[j];
  }
}

/** @returns [k², out], the layout of a kernel [k, k, 1, out] */
export function whiteningKernel(moments: Float64Array, out: number): Float32Array {
  const size = Math.sqrt(moments.length);
  const { values, vectors } = symmetricEigen(moments);
  const kernel = new Float32Array(size * out);
  for (let component = 0; component < out / 2; component++) {
    const scale = 1 / Math.sqrt(values[component] + LEAST_VARIANCE);
    for (let i = 0; i < size; i++) {
      const value = vectors[component * size + i] * scale;
      kernel[i * out + 2 * component] = value;
      kernel[i * out + 2 * component + 1] = -value;
    }
  }
  return kernel;
}

/**
 * Eigenvalues, largest first, and their unit eigenvectors as rows, by Jacobi's rotations (Golub &
 * Van Loan, Matrix Computations, 8.5).
 */
export function symmetricEigen(matrix: Float64Array): {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
} {
  const n = Math.sqrt(matrix.length);
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 50 && offDiagonal(a, n) > 1e-20; sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j] - a[i * n + i]);
  return {
    values: Float64Array.from(order, (i) => a[i * n + i]),
    vectors: Float64Array.from({ length: n * n }, (_, k) => v[order[Math.floor(k / n)] * n + (k % n)]),
  };
}

/** Sum of squares off the diagonal, relative to those on it. */
function offDiagonal(a: Float64Array, n: number): number {
  let [off, on] = [0, 0];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      if (i === j) on += a[i * n + j] ** 2;
      else off += a[i * n + j] ** 2;
    }
  return off / (on || 1);
}

/** Makes a[p, q] zero; `v` collects the rotations as rows. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const between = a[p * n + q];
  if (between === 0) return;
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * between);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[k * n + p], a[k * n + q]];
    a[k * n + p] = c * x - s * y;
    a[k * n + q] = s * x + c * y;
  }
  for (const rows of [a, v]) {
    for (let k = 0; k < n; k++) {
      const [x, y] = [rows[p * n + k], rows[q * n + k]];
      rows[p * n + k] = c * x - s * y;
      rows[q * n + k] = s * x + c * y;
    }
  }
}
