import { concat, matMul, pad, reshape, slice, transpose } from '../onnx/functions.ts';
import type { Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';

type Settings = { readonly stride: number; readonly padding: number; readonly groups: number };

/**
 * A convolution of any kernel, stride and groups as one product of gathered patches with the
 * kernel.
 * @param x [h, w, n, c]
 * @param kernel [kh, kw, c/groups, o]
 * @returns [ho, wo, n, o]
 */
export function im2colConv(x: Value, kernel: Value, { stride, padding, groups }: Settings): Value {
  const [kh, kw, cg, o] = kernel.shape.map(count);
  const tiles = kh === stride && kw === stride && padding === 0 && groups === 1;
  if (tiles && [x.shape[0], x.shape[1]].every((side) => count(side) % stride === 0)) return tiled(x, kernel);
  const padded = padding ? pad(x, [padding, padding, 0, 0, padding, padding, 0, 0]) : x;
  const [h, w, n, c] = padded.shape.map(count);
  const ho = Math.floor((h - kh) / stride) + 1;
  const wo = Math.floor((w - kw) / stride) + 1;
  const parts = Array.from({ length: kh * kw }, (_, place) => {
    const [i, j] = [Math.floor(place / kw), place % kw];
    const band = slice(padded, 0, i, i + (ho - 1) * stride + 1, stride);
    return slice(band, 1, j, j + (wo - 1) * stride + 1, stride);
  });
  const places = ho * wo * n;
  if (groups === 1) return reshape(product(parts, kernel, places, c), [ho, wo, n, o]);
  const grouped = parts.map((part) => reshape(part, [places, groups, 1, cg]));
  const patches = reshape(transpose(concat(grouped, 2), [1, 0, 2, 3]), [groups, places, kh * kw * cg]);
  const kernels = transpose(reshape(kernel, [kh * kw * cg, groups, o / groups]), [1, 0, 2]);
  return reshape(transpose(matMul(patches, kernels), [1, 0, 2]), [ho, wo, n, o]);
}

/** Windows that tile the map: each pixel is in one patch, so that the patches are the transposed map. */
function tiled(x: Value, kernel: Value): Value {
  const [h, w, n, c] = x.shape.map(count);
  const [k, , , o] = kernel.shape.map(count);
  const patches = transpose(reshape(x, [h / k, k, w / k, k, n, c]), [0, 2, 4, 1, 3, 5]);
  const flat = reshape(patches, [(h / k) * (w / k) * n, k * k * c]);
  return reshape(matMul(flat, reshape(kernel, [k * k * c, o])), [h / k, w / k, n, o]);
}

function product(parts: readonly Value[], kernel: Value, places: number, channels: number): Value {
  const [kh, kw, , o] = kernel.shape.map(count);
  const weights = reshape(kernel, [kh * kw * channels, o]);
  // With one channel the patches are gathered as rows, long runs of memory, and the product itself
  // transposes them.
  if (channels === 1) {
    const rows = concat(
      parts.map((part) => reshape(part, [1, places])),
      0,
    );
    return matMul(transpose(rows, [1, 0]), weights);
  }
  const columns = concat(
    parts.map((part) => reshape(part, [places, channels])),
    1,
  );
  return matMul(columns, weights);
}
