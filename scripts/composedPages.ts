// Draws composed pages, to look at them: `node scripts/composedPages.ts FOLDER [seed] [layout …]`
// writes a sheet of crops, or one of a whole page of each layout, with labels and lines into the
// folder, and prints how fast they were composed. The data are in the folder that CIFRA_DATA names.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { CELL } from '@cifra/core/model/pageClasses.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { type ComposedPage, composeCrop, composePage } from '@cifra/training/synthetic/pages/composePage.ts';
import { LAYOUTS, type LayoutName, type Side } from '@cifra/training/synthetic/pages/families.ts';
import { loadPageMaterials } from '@cifra/training/tasks/page/pageMaterial.ts';
import sharp from 'sharp';

/** Colours of the classes in overlays, RGB, in the order of `PAGE_CLASSES`. */
const COLOURS = [
  [0, 0, 0],
  [230, 30, 30],
  [30, 90, 230],
  [30, 170, 60],
  [170, 60, 200],
  [240, 150, 0],
];
/** Side of a crop, and columns and rows of a sheet. */
const CROP = 256;
const [COLUMNS, ROWS] = [6, 4];
/** Crops whose time is measured. */
const MEASURED = 96;
/** Longer side of a whole page in a sheet, pixels. */
const PAGE = 420;

const [folder, seed = '1', ...names] = process.argv.slice(2);
if (!folder || !process.env.CIFRA_DATA) {
  console.error('usage: CIFRA_DATA=DATA node scripts/composedPages.ts FOLDER [seed] [layout …]');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const { training, heldOut } = await loadPageMaterials(process.env.CIFRA_DATA);
const materialOf = (side: Side) => (side === 'training' ? training : heldOut);

if (names.length === 0) for (const side of ['training', 'held-out'] as const) await drawCrops(side);
else await drawPages(names as LayoutName[]);

async function drawCrops(side: Side): Promise<void> {
  const random = createRandom(seed).split(side);
  const draw = (i: number) =>
    composeCrop(random.split(i), materialOf(side), { side, width: CROP, height: CROP, writing: [8, 80] });
  const crops = Array.from({ length: COLUMNS * ROWS }, (_, i) => draw(i));
  // Measured after the first crops, which are slower because the functions are not compiled yet.
  const times = Array.from({ length: MEASURED }, (_, i) => 1000 * timed(() => draw(i)).seconds);
  const mean = times.reduce((sum, ms) => sum + ms, 0) / MEASURED;
  const variance = times.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / (MEASURED - 1);
  const half = 1.96 * Math.sqrt(variance / MEASURED);
  console.log(
    `${side}: ${mean.toFixed(1)} ± ${half.toFixed(1)} ms of processor time per crop of ${CROP}×${CROP} (n ${MEASURED})`,
  );
  await sheet(crops, CROP, join(folder, `crops-${side}`));
}

async function drawPages(layouts: readonly LayoutName[]): Promise<void> {
  const pages: ComposedPage[] = [];
  for (const [i, layout] of layouts.entries()) {
    const side: Side = 'heldOut' in LAYOUTS[layout] ? 'held-out' : 'training';
    const random = createRandom(seed).split(`page ${i}`);
    const draw = () => composePage(random, materialOf(side), { side, layout, writing: [10, 24] });
    const { result, seconds } = timed(draw);
    pages.push(result);
    const { width, height } = result.picture;
    const size = `${width}×${height}, ${result.lines.length} lines`;
    console.log(`${Object.values(result.families).join(', ')}: ${size}, ${seconds.toFixed(2)} CPU seconds`);
  }
  await sheet(pages, PAGE, join(folder, 'pages'));
}

/** Computes something and measures its user time. */
function timed<T>(compute: () => T): { result: T; seconds: number } {
  const started = process.cpuUsage();
  const result = compute();
  return { result, seconds: process.cpuUsage(started).user / 1e6 };
}

/** Writes `NAME.png` with the pictures, and `NAME-labels.png` with their labels and lines. */
async function sheet(pages: readonly ComposedPage[], side: number, name: string): Promise<void> {
  await tiled(await Promise.all(pages.map(({ picture }) => pngOf(picture, side))), side, `${name}.png`);
  await tiled(await Promise.all(pages.map((page) => overlayOf(page, side))), side, `${name}-labels.png`);
}

async function tiled(pictures: readonly Buffer[], side: number, path: string): Promise<void> {
  const step = side + 4;
  const rows = Math.ceil(pictures.length / COLUMNS);
  const background = { r: 255, g: 0, b: 255 };
  await sharp({ create: { width: COLUMNS * step, height: rows * step, channels: 3, background } })
    .composite(
      pictures.map((input, i) => ({
        input,
        left: (i % COLUMNS) * step,
        top: Math.floor(i / COLUMNS) * step,
      })),
    )
    .png()
    .toFile(path);
}

function raw({ width, height, channels, data }: Picture) {
  return sharp(data, { raw: { width, height, channels } });
}

function pngOf(picture: Picture, side: number): Promise<Buffer> {
  return raw(picture).resize(side, side, { fit: 'inside' }).png().toBuffer();
}

/** The picture in grey, its labels in colour, the core regions of its lines in outline. */
async function overlayOf({ picture, labels, lines, tables }: ComposedPage, side: number): Promise<Buffer> {
  const { width, height, channels, data } = picture;
  const across = Math.ceil(width / CELL);
  const mixed = new Uint8Array(3 * width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const label = labels[Math.floor(y / CELL) * across + Math.floor(x / CELL)];
      for (let c = 0; c < 3; c++) {
        const pale = 128 + data[i * channels] / 2;
        mixed[3 * i + c] = label === 0 ? pale : 0.35 * pale + 0.65 * COLOURS[label][c];
      }
    }
  }
  const scale = Math.min(1, side / Math.max(width, height));
  const outline = (quad: readonly { x: number; y: number }[], colour: string) =>
    `<polygon points="${quad.map(({ x, y }) => `${x * scale},${y * scale}`).join(' ')}" fill="none" stroke="${colour}"/>`;
  const shapes = [
    ...tables.flatMap(({ cells }) => cells.map(({ quad }) => outline(quad, '#0aa'))),
    ...lines.map(({ quad, kind }) =>
      outline(quad, kind === 'print' ? '#00f' : kind === 'number' ? '#f00' : '#f80'),
    ),
  ];
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${shapes.join('')}</svg>`;
  return raw({ width, height, channels: 3, data: mixed })
    .resize(w, h, { fit: 'fill' })
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer();
}
