// Sheets of pictures with coloured cells, to look at: shared by composedPages.ts and pageMaps.ts.
import type { Picture } from '@cifra/core/base/types.ts';
import { CELL } from '@cifra/core/model/pageClasses.ts';
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

/** Writes pictures next to each other, in rows of `columns` squares of `side` pixels. */
export async function writeSheet(
  pictures: readonly Buffer[],
  { side, columns, path }: { readonly side: number; readonly columns: number; readonly path: string },
): Promise<void> {
  const step = side + 4;
  const rows = Math.ceil(pictures.length / columns);
  const background = { r: 255, g: 0, b: 255 };
  await sharp({ create: { width: columns * step, height: rows * step, channels: 3, background } })
    .composite(
      pictures.map((input, i) => ({
        input,
        left: (i % columns) * step,
        top: Math.floor(i / columns) * step,
      })),
    )
    .png()
    .toFile(path);
}

/** The picture, at most `side` pixels wide and high. */
export function pngOf(picture: Picture, side: number): Promise<Buffer> {
  return raw(picture).resize(side, side, { fit: 'inside' }).png().toBuffer();
}

/**
 * The picture in grey with its cells in the colours of their classes.
 * @param labels indices of `PAGE_CLASSES`, [⌈height / 4⌉, ⌈width / 4⌉]
 * @param shapes SVG elements to draw over it, pixels of the result
 */
export async function overlayOf(
  { width, height, channels, data }: Picture,
  labels: Uint8Array,
  { side, shapes }: { readonly side: number; readonly shapes: readonly string[] },
): Promise<Buffer> {
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
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${shapes.join('')}</svg>`;
  return raw({ width, height, channels: 3, data: mixed })
    .resize(w, h, { fit: 'fill' })
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer();
}

function raw({ width, height, channels, data }: Picture) {
  return sharp(data, { raw: { width, height, channels } });
}
