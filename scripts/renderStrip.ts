// Draws docs/images/examples.png, the pictures of examples/ in the README: node
// scripts/renderStrip.ts
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { SCENES } from './examples/scenes.ts';

/** Pixels: width of the strip, height of a row, and distance between two pictures. */
const WIDTH = 960;
const HEIGHT = 100;
const GAP = 6;

const root = join(import.meta.dirname, '..');
const tiles = await Promise.all(
  Object.keys(SCENES).map((name) =>
    sharp(join(root, 'examples', name))
      .resize({ height: HEIGHT })
      .png()
      .toBuffer({ resolveWithObject: true }),
  ),
);

// One after the other as long as there is room, like words in a line.
let [left, top] = [0, 0];
const placed = tiles.map(({ data: input, info }): OverlayOptions => {
  if (left > 0 && left + info.width > WIDTH) [left, top] = [0, top + HEIGHT + GAP];
  const tile = { input, left, top };
  left += info.width + GAP;
  return tile;
});

await mkdir(join(root, 'docs/images'), { recursive: true });
const paper = { width: WIDTH, height: top + HEIGHT, channels: 3, background: '#ffffff' } as const;
const { size } = await sharp({ create: paper })
  .composite(placed)
  .png({ palette: true, quality: 70 })
  .toFile(join(root, 'docs/images/examples.png'));
console.log(`docs/images/examples.png: ${Math.ceil(size / 1000)} kB`);
