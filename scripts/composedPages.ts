// Draws composed pages, to look at them: `node scripts/composedPages.ts FOLDER [seed] [layout …]`
// writes a sheet of crops, or one of a whole page of each layout, with labels and lines into the
// folder, and prints how fast they were composed. The data are in the folder that CIFRA_DATA names.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@cifra/core/random/random.ts';
import { type ComposedPage, composeCrop, composePage } from '@cifra/training/synthetic/pages/composePage.ts';
import { LAYOUTS, type LayoutName, type Side } from '@cifra/training/synthetic/pages/families.ts';
import { loadPageMaterials } from '@cifra/training/tasks/page/pageMaterial.ts';
import { overlayOf, pngOf, writeSheet } from './pageSheets.ts';

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
  const pictures = await Promise.all(pages.map(({ picture }) => pngOf(picture, side)));
  await writeSheet(pictures, { side, columns: COLUMNS, path: `${name}.png` });
  const overlays = await Promise.all(pages.map((page) => outlined(page, side)));
  await writeSheet(overlays, { side, columns: COLUMNS, path: `${name}-labels.png` });
}

/** The picture in grey, its labels in colour, the core regions of its lines in outline. */
function outlined({ picture, labels, lines, tables }: ComposedPage, side: number): Promise<Buffer> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const outline = (quad: readonly { x: number; y: number }[], colour: string) =>
    `<polygon points="${quad.map(({ x, y }) => `${x * scale},${y * scale}`).join(' ')}" fill="none" stroke="${colour}"/>`;
  const shapes = [
    ...tables.flatMap(({ cells }) => cells.map(({ quad }) => outline(quad, '#0aa'))),
    ...lines.map(({ quad, kind }) =>
      outline(quad, kind === 'print' ? '#00f' : kind === 'number' ? '#f00' : '#f80'),
    ),
  ];
  return overlayOf(picture, labels, { side, shapes });
}
