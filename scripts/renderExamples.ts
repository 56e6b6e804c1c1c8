// Draws the pictures in examples/ with synthetic writers: node scripts/renderExamples.ts
import { createRandom } from '@cifra/core/random/random.ts';
import sharp from 'sharp';
import { SCENES } from './examples/scenes.ts';
import { toBytes } from './examples/sheet.ts';

for (const [name, { draw }] of Object.entries(SCENES)) {
  const sheet = draw(createRandom(name));
  const raw = { width: sheet.width, height: sheet.height, channels: 3 as const };
  const picture = sharp(toBytes(sheet), { raw });
  const encoded = name.endsWith('.png') ? picture.png({ palette: true }) : picture.jpeg({ quality: 80 });
  const { size } = await encoded.toFile(`${import.meta.dirname}/../examples/${name}`);
  console.log(`examples/${name}: ${sheet.width}×${sheet.height}, ${Math.ceil(size / 1000)} kB`);
}
