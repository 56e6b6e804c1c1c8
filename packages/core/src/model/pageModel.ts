import { CifraError } from '../base/error.ts';
import type { Raster } from '../base/types.ts';
import { extended } from '../frames/page.ts';
import { type Tile, tilesOf, windowOf } from '../frames/tiles.ts';
import type { Bundle } from './bundle.ts';
import type { PageManifest } from './manifest.ts';
import { CELL, LINE_KINDS, PAGE_CLASSES } from './pageClasses.ts';
import type { Runtime } from './runtime.ts';

/**
 * Channels of the page model's output in their order: scores of the classes; of a cell on the middle
 * of a text line; log2 of the line's height over `REFERENCE_HEIGHT`; cosine and sine of its direction;
 * scores of its kind.
 */
export const PAGE_HEADS = [
  { name: 'classes', channels: PAGE_CLASSES.length },
  { name: 'centre', channels: 1 },
  { name: 'height', channels: 1 },
  { name: 'direction', channels: 2 },
  { name: 'kinds', channels: LINE_KINDS.length },
] as const;

export const PAGE_CHANNELS = PAGE_HEADS.reduce((sum, { channels }) => sum + channels, 0);

/** Height of a line's core that the model gives as 0, pixels. */
export const REFERENCE_HEIGHT = 16;

/** What the page model says about each cell of a picture, row by row. Planes are [height, width]. */
export type PageMap = {
  /** Cells across and down. */
  readonly width: number;
  readonly height: number;
  /** A plane of probabilities for each of `PAGE_CLASSES`. */
  readonly classes: readonly Float32Array[];
  /** Probability that the cell is on the middle half of a line's core. */
  readonly centre: Float32Array;
  /** Height of the line's core, pixels; meaningless where there is no line. */
  readonly coreHeight: Float32Array;
  /** Writing direction, radians clockwise from the x axis; meaningless where there is no line. */
  readonly direction: Float32Array;
  /** A plane of probabilities for each of `LINE_KINDS`, given that there is a line. */
  readonly kinds: readonly Float32Array[];
};

export type PageModel = {
  readonly manifest: PageManifest;
  /** Labels the cells of a picture, `pageInput`. */
  read(page: Raster): Promise<PageMap>;
  /** Frees the runtime's session; the model must not be used afterwards. */
  release(): Promise<void>;
};

/** Pixels that the network sees at once at most: A4 at 200 dpi. It takes some 40 bytes for each. */
const MOST_PIXELS = 4_000_000;
/** How far the network sees around a cell, in strides: its convolutions reach 158 pixels, its stride is 64. */
const REACH = 3;

/**
 * Loads a page model into a runtime.
 *
 * @param bundle the model, from `parseBundle`
 * @param runtime computes the network: `createRuntime` of `@cifra/kernels`, or `onnxRuntime`
 * @param options `threads`: threads of a runtime that has several; default 1
 * @returns the page model
 * @throws {CifraError} `invalid-model` if the runtime cannot load it
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { createPageModel, parseBundle } from '@cifra/core';
 * import { createRuntime, wasmUrl } from '@cifra/kernels';
 *
 * const [manifest, model, kernels] = await Promise.all([
 *   readFile('models/page/manifest.json', 'utf8'),
 *   readFile('models/page/model.onnx'),
 *   readFile(wasmUrl()),
 * ]);
 * const runtime = await createRuntime(kernels);
 * const pageModel = await createPageModel(await parseBundle({ manifest, model }, 'page'), runtime);
 * // An empty page: 0 = paper, 1 = ink.
 * const map = await pageModel.read({ width: 200, height: 100, data: new Float32Array(200 * 100) });
 * console.log(map.width, map.height, 'cells');
 * await pageModel.release();
 */
export async function createPageModel(
  { manifest, model }: Bundle<'page'>,
  runtime: Runtime,
  { threads = 1 }: { readonly threads?: number } = {},
): Promise<PageModel> {
  const session = await runtime.load(model, { threads });
  const { input, outputs, name } = manifest;
  let turn: Promise<unknown> = Promise.resolve();

  async function runTiles(page: Raster): Promise<PageMap> {
    const tiles = tilesOf(page, MOST_PIXELS, REACH * input.stride, input.stride);
    if (tiles.length === 1) return await run(page);
    const whole = emptyMap({
      width: Math.ceil(page.width / CELL),
      height: Math.ceil(page.height / CELL),
    });
    for (const tile of tiles) setTile(whole, tile, await run(windowOf(page, tile)));
    return whole;
  }

  async function run(page: Raster): Promise<PageMap> {
    const { width, height, data } = extended(page, input.stride);
    const result = await session.run({ [input.name]: { dims: [1, 1, height, width], data } });
    const logits = result[outputs.logits];
    const cells = { width: width / CELL, height: height / CELL };
    if (logits?.data.length !== PAGE_CHANNELS * cells.width * cells.height) {
      const got = logits === undefined ? 'nothing' : `[${logits.dims}]`;
      const wanted = `[1,${PAGE_CHANNELS},${cells.height},${cells.width}]`;
      throw new CifraError(
        'invalid-model',
        `model "${name}" gave ${got} as "${outputs.logits}", wanted ${wanted}`,
      );
    }
    return decodePage(logits.data, cells, {
      width: Math.ceil(page.width / CELL),
      height: Math.ceil(page.height / CELL),
    });
  }

  return {
    manifest,
    read(page) {
      // onnxruntime-web rejects a second call before the first has finished.
      const result = turn.then(() => runTiles(page));
      turn = result.catch(() => {});
      return result;
    },
    release: () => session.release(),
  };
}

function planesOf({ classes, centre, coreHeight, direction, kinds }: PageMap): Float32Array[] {
  return [...classes, centre, coreHeight, direction, ...kinds];
}

function emptyMap({ width, height }: Size): PageMap {
  const plane = () => new Float32Array(width * height);
  const classes = PAGE_CLASSES.map(plane);
  const kinds = LINE_KINDS.map(plane);
  return { width, height, classes, centre: plane(), coreHeight: plane(), direction: plane(), kinds };
}

/** Copies the cells of a tile's core. */
function setTile(whole: PageMap, { core, window }: Tile, map: PageMap): void {
  const [left, top] = [core.x / CELL, core.y / CELL];
  const [x, y] = [(core.x - window.x) / CELL, (core.y - window.y) / CELL];
  const [width, height] = [core.width, core.height].map((length) => Math.ceil(length / CELL));
  const from = planesOf(map);
  for (const [i, plane] of planesOf(whole).entries()) {
    for (let row = 0; row < height; row++) {
      const start = (y + row) * map.width + x;
      plane.set(from[i].subarray(start, start + width), (top + row) * whole.width + left);
    }
  }
}

type Size = { readonly width: number; readonly height: number };

/**
 * Turns the output of the network into probabilities and measures.
 * @param logits [PAGE_CHANNELS, from.height, from.width]
 * @param size cells to keep: the first columns and rows
 */
export function decodePage(logits: Float32Array, from: Size, size: Size = from): PageMap {
  const { width, height } = size;
  const planes = Array.from({ length: PAGE_CHANNELS }, (_, channel) => {
    const plane = new Float32Array(width * height);
    for (let y = 0; y < height; y++) {
      const at = (channel * from.height + y) * from.width;
      plane.set(logits.subarray(at, at + width), y * width);
    }
    return plane;
  });
  const next = (count: number) => planes.splice(0, count);
  const [classes, [centre], [log], [cos, sin], kinds] = PAGE_HEADS.map(({ channels }) => next(channels));
  softmax(classes);
  softmax(kinds);
  return {
    width,
    height,
    classes,
    centre: centre.map((score) => 1 / (1 + Math.exp(-score))),
    coreHeight: log.map((octaves) => REFERENCE_HEIGHT * 2 ** octaves),
    direction: cos.map((x, i) => Math.atan2(sin[i], x)),
    kinds,
  };
}

/** Softmax over planes, in place. */
function softmax(planes: readonly Float32Array[]): void {
  for (let i = 0; i < planes[0].length; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (const plane of planes) most = Math.max(most, plane[i]);
    let sum = 0;
    for (const plane of planes) sum += Math.exp(plane[i] - most);
    for (const plane of planes) plane[i] = Math.exp(plane[i] - most) / sum;
  }
}
