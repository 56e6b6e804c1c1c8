import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import type { OpenPicture } from '@cifra/node/pictures/openPicture.ts';
import { openPortable } from '@cifra/node/pictures/openPortable.ts';
import { openWithSharp } from '@cifra/node/pictures/sharp/openWithSharp.ts';
import { root } from '@cifra/node/root.ts';
import sharp from 'sharp';
import { bench, type Row } from './bench.ts';
import { inTurns } from './turns.ts';

sharp.concurrency(1);

/** Milliseconds for which one picture is decoded in each round. */
const ROUND = 300;
const withSharp = { name: 'with sharp', open: openWithSharp(sharp) };
const withoutAddons = { name: 'without addons', open: openPortable };
const photo = sharp(join(root, 'packages/node/fixtures/reading/photo-table.jpg'));

/** A photograph of 1.8 million pixels, and one that is shrunk from 12.8 to 2 million. */
const files = {
  'PNG, 1.8 MP': await photo.clone().png().toBuffer(),
  'PNG, 12.8 MP': await photo.clone().resize(4000).png().toBuffer(),
  'JPEG, 1.8 MP': await photo.clone().jpeg({ quality: 90 }).toBuffer(),
  'JPEG, 12.8 MP': await photo.clone().resize(4000).jpeg({ quality: 90 }).toBuffer(),
  'WebP, 1.8 MP': await photo.clone().webp({ quality: 90 }).toBuffer(),
};

await bench({
  name: 'Decoders without native addons against sharp, with one thread: pixels of the file, and process start to first picture',
  run: async function* (): AsyncGenerator<Row> {
    for (const [what, bytes] of Object.entries(files)) {
      const contestants = [withSharp, withoutAddons].map(({ name, open }) => ({
        name,
        round: async () => megabytesPerSecond(bytes, open),
      }));
      for (const row of await inTurns(contestants, { unit: 'MB of pixels/s', baseline: withSharp.name }))
        yield { what, ...row };
    }
    const hook = import.meta.resolve('@cifra/node/pictures/testing/withoutSharp.mjs');
    const contestants = [
      { name: withSharp.name, round: () => startsPerSecond([]) },
      { name: withoutAddons.name, round: () => startsPerSecond(['--import', hook]) },
    ];
    for (const row of await inTurns(contestants, { unit: 'starts/s', baseline: withSharp.name }))
      yield { what: 'process start → cheque.jpg decoded', ...row };
  },
});

/** Three bytes per pixel of the file; its own size depends on how well it is compressed. */
async function megabytesPerSecond(bytes: Uint8Array, open: OpenPicture): Promise<number> {
  const begin = performance.now();
  let pixels = 0;
  while (performance.now() - begin < ROUND) {
    const { picture, scale } = await decodePicture(bytes, open);
    pixels += picture.width * picture.height * scale.x * scale.y;
  }
  return (3 * pixels) / 1e3 / (performance.now() - begin);
}

async function startsPerSecond(options: readonly string[]): Promise<number> {
  const script = `
    import { readFile } from 'node:fs/promises';
    import { decodePicture } from '${import.meta.resolve('@cifra/node/pictures/decode.ts')}';
    await decodePicture(await readFile('${join(root, 'examples/cheque.jpg')}'));`;
  const begin = performance.now();
  await promisify(execFile)(process.execPath, [...options, '--input-type=module', '--eval', script]);
  return 1000 / (performance.now() - begin);
}
