import { DocumentError } from './documentError.ts';
import { type HeifImage, startLibheif } from './libheif.ts';
import type { PagePixels, PageSource } from './pagePixels.ts';

/**
 * Opens a HEIF picture, as phones save them.
 * @param libheif the bytes of `libheif.wasm`
 * @throws DocumentError 'damaged'
 */
export function openHeif(libheif: ArrayBuffer, bytes: Uint8Array): PageSource {
  const images = new (startLibheif({ wasmBinary: libheif }).HeifDecoder)().decode(bytes);
  const image = images.find((each) => each.is_primary()) ?? images[0];
  if (!image) throw new DocumentError('damaged');
  return { pages: 1, page: () => pixelsOf(image) };
}

function pixelsOf(image: HeifImage): Promise<PagePixels> {
  const [width, height] = [image.get_width(), image.get_height()];
  const pixels = { width, height, data: new Uint8ClampedArray(4 * width * height) };
  return new Promise((resolve, reject) =>
    image.display(pixels, (shown) => (shown ? resolve(pixels) : reject(new DocumentError('damaged')))),
  );
}
