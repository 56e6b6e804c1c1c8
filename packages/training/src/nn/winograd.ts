/**
 * Winograd's minimal filtering F(4×4, 3×3) (Lavin & Gray 2015, arXiv 1509.09308) in a layout where every step, forward
 * and backward, is a matrix product on memory as it lies: [height, width, batch, channels]. The transforms act on the
 * leading axes, the products with the kernel on the trailing ones; padding and what overhangs the last tile are rows left
 * out of the transforms. A quarter of the multiplications of the direct method, and no copies in between.
 */
import { matMul, reshape } from '../onnx/functions.ts';
import { constant, type Graph, type Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';

const TILE = 4;
const POINTS = 6;

// Bᵀ, G and Aᵀ of Lavin & Gray, section 4.2.
const INPUT = [
  [4, 0, -5, 0, 1, 0],
  [0, -4, -4, 1, 1, 0],
  [0, 4, -4, -1, 1, 0],
  [0, -2, -1, 2, 1, 0],
  [0, 2, -1, -2, 1, 0],
  [0, 4, 0, -5, 0, 1],
];
const KERNEL = [
  [1 / 4, 0, 0],
  [-1 / 6, -1 / 6, -1 / 6],
  [-1 / 6, 1 / 6, -1 / 6],
  [1 / 24, 1 / 12, 1 / 6],
  [1 / 24, -1 / 12, 1 / 6],
  [0, 0, 1],
];
const OUTPUT = [
  [1, 1, 1, 1, 1, 0],
  [0, 1, -1, 2, -2, 0],
  [0, 1, 1, 4, 4, 0],
  [0, 1, -1, 8, -8, 1],
];

/**
 * A 3×3 convolution of stride 1.
 * @param x [h, w, n, c]
 * @param kernel [3, 3, c, o]
 * @returns [h + 2·padding - 2, w + 2·padding - 2, n, o]
 */
export function winogradConv(x: Value, kernel: Value, padding: number): Value {
  const { graph } = x;
  const [h, w, n, c] = x.shape.map(count);
  const o = count(kernel.shape[3]);
  const [ho, wo] = [h + 2 * padding - 2, w + 2 * padding - 2];
  const [th, tw] = [Math.ceil(ho / TILE), Math.ceil(wo / TILE)];

  const rows = matMul(inputTransform(graph, th, h, padding), reshape(x, [h, w * n * c]));
  const tiles = matMul(inputTransform(graph, tw, w, padding), reshape(rows, [POINTS * th, w, n * c]));
  const products = matMul(reshape(tiles, [POINTS, th, POINTS, tw * n, c]), transformedKernel(kernel));
  const merged = matMul(
    outputTransform(graph, th, ho),
    reshape(products, [POINTS * th, POINTS * tw * n * o]),
  );
  const image = matMul(outputTransform(graph, tw, wo), reshape(merged, [ho, POINTS * tw, n * o]));
  return reshape(image, [ho, wo, n, o]);
}

/** [3, 3, c, o] → [6, 1, 6, c, o]; the second axis broadcasts over the rows of tiles. */
function transformedKernel(kernel: Value): Value {
  const [c, o] = kernel.shape.slice(2).map(count);
  const transform = constant(kernel.graph, [POINTS, 3], Float32Array.from(KERNEL.flat()));
  const rows = matMul(transform, reshape(kernel, [3, 3 * c * o]));
  const both = matMul(transform, reshape(rows, [POINTS, 3, c * o]));
  return reshape(both, [POINTS, 1, POINTS, c, o]);
}

/** [6 points × tiles, side]: row (p, t) is row p of Bᵀ laid over the pixels of tile t. */
function inputTransform(graph: Graph, tiles: number, side: number, padding: number): Value {
  const data = new Float32Array(POINTS * tiles * side);
  for (let p = 0; p < POINTS; p++) {
    for (let t = 0; t < tiles; t++) {
      for (let k = 0; k < POINTS; k++) {
        const pixel = TILE * t + k - padding;
        if (pixel >= 0 && pixel < side) data[(p * tiles + t) * side + pixel] = INPUT[p][k];
      }
    }
  }
  return constant(graph, [POINTS * tiles, side], data);
}

/** [side, 6 points × tiles]: pixel y of the result from the points of its tile. */
function outputTransform(graph: Graph, tiles: number, side: number): Value {
  const data = new Float32Array(side * POINTS * tiles);
  for (let y = 0; y < side; y++) {
    const t = Math.floor(y / TILE);
    for (let p = 0; p < POINTS; p++) data[y * POINTS * tiles + p * tiles + t] = OUTPUT[y - TILE * t][p];
  }
  return constant(graph, [side, POINTS * tiles], data);
}
