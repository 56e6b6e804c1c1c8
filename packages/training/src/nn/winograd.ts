/**
 * Winograd's minimal filtering for 3×3 kernels (Lavin & Gray 2015, arXiv 1509.09308), in the layout
 * [height, width, batch, channels], where every step, forward and backward, is a matrix product on
 * contiguous memory. The transforms act on the leading axes, and the products with the kernel on
 * the trailing axes. The transforms have no entries for the padding, nor for the part of the last
 * tile that lies outside the map. So nothing is copied. The method needs at most a quarter of the
 * multiplications of the direct method.
 */
import { matMul, reshape } from '../onnx/functions.ts';
import { constant, type Graph, type Value } from '../onnx/graph.ts';
import { count } from '../onnx/ops.ts';

/**
 * F(m, 3): the transforms of one axis, from Lavin & Gray 2015 (m = 4) and Lavin's wincnn (m = 6).
 */
type Filtering = {
  /** pixels of the result from one tile */
  readonly tile: number;
  /** Bᵀ [tile + 2, tile + 2], G [tile + 2, 3], Aᵀ [tile, tile + 2] */
  readonly input: readonly (readonly number[])[];
  readonly kernel: readonly (readonly number[])[];
  readonly output: readonly (readonly number[])[];
};

/** Points 0, ±1, ±2, ∞. */
const TILES_OF_4: Filtering = {
  tile: 4,
  input: [
    [4, 0, -5, 0, 1, 0],
    [0, -4, -4, 1, 1, 0],
    [0, 4, -4, -1, 1, 0],
    [0, -2, -1, 2, 1, 0],
    [0, 2, -1, -2, 1, 0],
    [0, 4, 0, -5, 0, 1],
  ],
  kernel: [
    [1 / 4, 0, 0],
    [-1 / 6, -1 / 6, -1 / 6],
    [-1 / 6, 1 / 6, -1 / 6],
    [1 / 24, 1 / 12, 1 / 6],
    [1 / 24, -1 / 12, 1 / 6],
    [0, 0, 1],
  ],
  output: [
    [1, 1, 1, 1, 1, 0],
    [0, 1, -1, 2, -2, 0],
    [0, 1, 1, 4, 4, 0],
    [0, 1, -1, 8, -8, 1],
  ],
};

/**
 * Points 0, ±1, ±2, ±1/2, ∞: fewer multiplications than tiles of four, and a rounding error that is
 * still far below the size of a gradient step.
 */
const TILES_OF_6: Filtering = {
  tile: 6,
  input: [
    [1, 0, -21 / 4, 0, 21 / 4, 0, -1, 0],
    [0, 1, 1, -17 / 4, -17 / 4, 1, 1, 0],
    [0, -1, 1, 17 / 4, -17 / 4, -1, 1, 0],
    [0, 1 / 2, 1 / 4, -5 / 2, -5 / 4, 2, 1, 0],
    [0, -1 / 2, 1 / 4, 5 / 2, -5 / 4, -2, 1, 0],
    [0, 2, 4, -5 / 2, -5, 1 / 2, 1, 0],
    [0, -2, 4, 5 / 2, -5, -1 / 2, 1, 0],
    [0, -1, 0, 21 / 4, 0, -21 / 4, 0, 1],
  ],
  kernel: [
    [1, 0, 0],
    [-2 / 9, -2 / 9, -2 / 9],
    [-2 / 9, 2 / 9, -2 / 9],
    [1 / 90, 1 / 45, 2 / 45],
    [1 / 90, -1 / 45, 2 / 45],
    [32 / 45, 16 / 45, 8 / 45],
    [32 / 45, -16 / 45, 8 / 45],
    [0, 0, 1],
  ],
  output: [
    [1, 1, 1, 1, 1, 1, 1, 0],
    [0, 1, -1, 2, -2, 1 / 2, -1 / 2, 0],
    [0, 1, 1, 4, 4, 1 / 4, 1 / 4, 0],
    [0, 1, -1, 8, -8, 1 / 8, -1 / 8, 0],
    [0, 1, 1, 16, 16, 1 / 16, 1 / 16, 0],
    [0, 1, -1, 32, -32, 1 / 32, -1 / 32, 1],
  ],
};

/**
 * A 3×3 convolution of stride 1.
 * @param x [h, w, n, c]
 * @param kernel [3, 3, c, o]
 * @returns [h + 2·padding - 2, w + 2·padding - 2, n, o]
 */
export function winogradConv(x: Value, kernel: Value, padding: number): Value {
  const [h, w, n, c] = x.shape.map(count);
  const o = count(kernel.shape[3]);
  const rows = axis(x.graph, h, padding);
  const columns = axis(x.graph, w, padding);

  const bands = matMul(rows.toTiles, reshape(x, [h, w * n * c]));
  const tiles = matMul(columns.toTiles, reshape(bands, [rows.points * rows.tiles, w, n * c]));
  const grid = reshape(tiles, [rows.points, rows.tiles, columns.points, columns.tiles * n, c]);
  const products = matMul(grid, transformedKernel(kernel, rows, columns));
  const merged = matMul(
    rows.fromTiles,
    reshape(products, [rows.points * rows.tiles, columns.points * columns.tiles * n * o]),
  );
  const image = matMul(
    columns.fromTiles,
    reshape(merged, [rows.side, columns.points * columns.tiles, n * o]),
  );
  return reshape(image, [rows.side, columns.side, n, o]);
}

/** How one axis of the map is cut into tiles. */
type Axis = {
  readonly points: number;
  readonly tiles: number;
  /** pixels of the result */
  readonly side: number;
  /** [points × tiles, pixels in]: row (p, t) is row p of Bᵀ placed over the pixels of tile t */
  readonly toTiles: Value;
  /** [pixels out, points × tiles] */
  readonly fromTiles: Value;
  /** G [points, 3] */
  readonly kernel: Value;
};

function axis(graph: Graph, sideIn: number, padding: number): Axis {
  const side = sideIn + 2 * padding - 2;
  const { tile, input, output, kernel } = cheapest(side);
  const points = tile + 2;
  const tiles = Math.ceil(side / tile);
  const toTiles = new Float32Array(points * tiles * sideIn);
  const fromTiles = new Float32Array(side * points * tiles);
  for (let p = 0; p < points; p++) {
    for (let t = 0; t < tiles; t++) {
      for (let k = 0; k < points; k++) {
        const pixel = tile * t + k - padding;
        if (pixel >= 0 && pixel < sideIn) toTiles[(p * tiles + t) * sideIn + pixel] = input[p][k];
      }
      for (let k = 0; k < Math.min(tile, side - tile * t); k++) {
        fromTiles[(tile * t + k) * points * tiles + p * tiles + t] = output[k][p];
      }
    }
  }
  return {
    points,
    tiles,
    side,
    toTiles: constant(graph, [points * tiles, sideIn], toTiles),
    fromTiles: constant(graph, [side, points * tiles], fromTiles),
    kernel: constant(graph, [points, 3], Float32Array.from(kernel.flat())),
  };
}

/**
 * The tiling with the fewest products. The last tile extends beyond the map if the side is not a
 * multiple of the tile.
 */
function cheapest(side: number): Filtering {
  const products = ({ tile }: Filtering) => Math.ceil(side / tile) * (tile + 2);
  return products(TILES_OF_6) < products(TILES_OF_4) ? TILES_OF_6 : TILES_OF_4;
}

/** [3, 3, c, o] → [points, 1, points, c, o]; the second axis broadcasts over the rows of tiles. */
function transformedKernel(kernel: Value, rows: Axis, columns: Axis): Value {
  const [c, o] = kernel.shape.slice(2).map(count);
  const half = matMul(rows.kernel, reshape(kernel, [3, 3 * c * o]));
  const both = matMul(columns.kernel, reshape(half, [rows.points, 3, c * o]));
  return reshape(both, [rows.points, 1, columns.points, c, o]);
}
