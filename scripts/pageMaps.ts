// Draws what a page model sees: `node scripts/pageMaps.ts BUNDLE OUT.png [pictures …]` writes a sheet
// with pictures, their classes, and the middles of their lines with height and direction. Without
// pictures, held-out crops of composed pages with their truth; the data are in the folder that
// CIFRA_DATA names.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { pageInput } from '@cifra/core/frames/page.ts';
import { parseBundle } from '@cifra/core/model/bundle.ts';
import { CELL } from '@cifra/core/model/pageClasses.ts';
import { createPageModel, type PageMap } from '@cifra/core/model/pageModel.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { composeCrop } from '@cifra/training/synthetic/pages/composePage.ts';
import { loadPageMaterials } from '@cifra/training/tasks/page/pageMaterial.ts';
import { overlayOf, pngOf, writeSheet } from './pageSheets.ts';

/** Crops of a sheet without pictures, and their side. */
const CROPS = 12;
const SIDE = 256;
/** Share of the cells on the middle of a line whose height and direction are drawn. */
const DRAWN = 1 / 4;
/** Colours of the kinds of lines, in the order of `LINE_KINDS`. */
const KIND_COLOURS = ['#f00', '#f80', '#00f'];

const [bundle, out, ...files] = process.argv.slice(2);
if (!bundle || !out || (files.length === 0 && !process.env.CIFRA_DATA)) {
  console.error('usage: [CIFRA_DATA=DATA] node scripts/pageMaps.ts BUNDLE OUT.png [pictures …]');
  process.exit(2);
}
const [manifest, weights] = await Promise.all(
  ['manifest.json', 'model.onnx'].map((name) => readFile(join(bundle, name))),
);
const model = await createPageModel(
  await parseBundle({ manifest: String(manifest), model: weights }, 'page'),
  runtime,
);
const tiles = files.length > 0 ? await ofPictures() : await ofCrops(process.env.CIFRA_DATA as string);
const columns = files.length > 0 ? 2 : 3;
const side = files.length > 0 ? 700 : SIDE;
await writeSheet(await Promise.all(tiles.map((draw) => draw(side))), {
  side,
  columns: 2 * columns,
  path: out,
});
await model.release();

type Tile = (side: number) => Promise<Buffer>;

async function ofPictures(): Promise<Tile[]> {
  const pictures = await Promise.all(
    files.map(async (file) => (await decodePicture(await readFile(file))).picture),
  );
  return (await Promise.all(pictures.map(seen))).flatMap((map, i): Tile[] => [
    (side) => pngOf(pictures[i], side),
    map,
  ]);
}

async function ofCrops(data: string): Promise<Tile[]> {
  const { heldOut } = await loadPageMaterials(data);
  const random = createRandom('page maps');
  const options = { side: 'held-out', width: SIDE, height: SIDE, writing: [8, 48] } as const;
  const crops = Array.from({ length: CROPS }, (_, i) => composeCrop(random.split(i), heldOut, options));
  return (await Promise.all(crops.map(({ picture }) => seen(picture)))).flatMap((map, i): Tile[] => [
    (side) => overlayOf(crops[i].picture, crops[i].labels, { side, shapes: [] }),
    map,
  ]);
}

/** What the model sees in a picture. */
async function seen(picture: Picture): Promise<Tile> {
  const map = await model.read(pageInput(picture));
  const labels = Uint8Array.from({ length: map.width * map.height }, (_, i) => largest(map.classes, i));
  return (side) => {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    return overlayOf(picture, labels, { side, shapes: strokesOf(map, scale) });
  };
}

/** A line of the core's height across the writing direction, in cells on the middle of text lines. */
function strokesOf(map: PageMap, scale: number): string[] {
  const { width, centre, coreHeight, direction, kinds } = map;
  const shapes: string[] = [];
  for (let i = 0; i < centre.length; i++) {
    if (centre[i] < 0.5 || (i * DRAWN) % 1 !== 0) continue;
    const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5].map((cells) => cells * CELL * scale);
    const half = (coreHeight[i] / 2) * scale;
    const [dx, dy] = [-Math.sin(direction[i]) * half, Math.cos(direction[i]) * half];
    const colour = KIND_COLOURS[largest(kinds, i)];
    shapes.push(`<line x1="${x - dx}" y1="${y - dy}" x2="${x + dx}" y2="${y + dy}" stroke="${colour}"/>`);
  }
  return shapes;
}

function largest(planes: readonly Float32Array[], i: number): number {
  return planes.reduce((best, plane, k) => (plane[i] > planes[best][i] ? k : best), 0);
}
