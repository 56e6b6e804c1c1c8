// Makes the PNG icons of the installed page from icon.svg: `node packages/web/scripts/icons.ts`.
import { join } from 'node:path';
import sharp from 'sharp';

const folder = join(import.meta.dirname, '../public');
const PAPER = '#fbf8f1';

/**
 * `inner`: share of the side that the drawing takes. A mask may crop everything outside a circle of
 * four fifths (W3C manifest, maskable).
 */
async function icon(name: string, side: number, inner: number): Promise<void> {
  const drawn = Math.round(side * inner);
  const edge = Math.floor((side - drawn) / 2);
  const margins = {
    top: edge,
    left: edge,
    bottom: side - drawn - edge,
    right: side - drawn - edge,
    background: PAPER,
  };
  const file = join(folder, name);
  await sharp(join(folder, 'icon.svg'), { density: 144 })
    .resize(drawn, drawn)
    .extend(margins)
    .flatten({ background: PAPER })
    .png({ palette: true })
    .toFile(file);
  console.log(file);
}

await icon('icon-192.png', 192, 1);
await icon('icon-512.png', 512, 1);
await icon('icon-maskable-512.png', 512, 0.8);
await icon('apple-touch-icon.png', 180, 0.9);
