// Decodes HEIF pictures of phones, which most browsers cannot open, with libheif.

import libheifFile from 'libheif-js/libheif-wasm/libheif.wasm?url';
import { fetchFile } from '../inference/download.ts';
import { type HeifImage, startLibheif } from './libheif.ts';
import type { PagePixels } from './pagePicture.ts';
import { DocumentError, servePages } from './servePages.ts';

servePages(self as unknown as DedicatedWorkerGlobalScope, async (bytes) => {
  const file = await fetchFile(new URL(libheifFile, import.meta.url));
  const libheif = startLibheif({ wasmBinary: await file.arrayBuffer() });
  const images = new libheif.HeifDecoder().decode(bytes);
  const image = images.find((each) => each.is_primary()) ?? images[0];
  if (!image) throw new DocumentError('damaged');
  return { pages: 1, page: () => pixelsOf(image) };
});

function pixelsOf(image: HeifImage): Promise<PagePixels> {
  const [width, height] = [image.get_width(), image.get_height()];
  const pixels = { width, height, data: new Uint8ClampedArray(4 * width * height) };
  return new Promise((resolve, reject) =>
    image.display(pixels, (shown) => (shown ? resolve(pixels) : reject(new DocumentError('damaged')))),
  );
}
