import type { Picture } from '@cifra/core/base/types.ts';
import { limits } from '../limits.ts';
import type { Opened, Size } from '../opened.ts';
import { upright } from '../orientation.ts';
import { PictureError } from '../pictureError.ts';
import { statedStretch } from '../pixelShape.ts';
import { rowsTo } from '../resize/rows.ts';
import { type Instance, wasmFile } from '../wasm.ts';
import { cmykToRgb } from './cmyk.ts';
import { type JpegHeader, readJpegHeader } from './jpegHeader.ts';

/** Values of TurboJPEG's C interface, version 2: pixel formats and colour spaces. */
const RGB = 0;
const CMYK = 11;
const colourSpaces = { cmyk: 3, ycck: 4 } as const;

/**
 * libjpeg-turbo leaves its functions by `longjmp` when a file is too damaged to go on. The instance
 * is not used again after that.
 */
const instantiate = wasmFile('@cwasm/jpeg-turbo/jpeg-turbo.wasm', {
  setjmp: () => 0,
  longjmp() {
    throw new Error('the decoder cannot read it');
  },
  // The library looks for JSIMD_FORCE… and the like.
  environ_sizes_get: () => 0,
  environ_get: () => 0,
});

/**
 * Opens a JPEG with libjpeg-turbo, compiled to WebAssembly.
 * @throws Error if it is damaged
 */
export function openJpeg(bytes: Uint8Array): Opened {
  const header = readJpegHeader(bytes);
  const { width, height, orientation } = header;
  if (!header.isComplete) throw new Error('its end is missing');
  const pixels = (size: Size) => decodeJpeg(bytes, header, size);
  return upright({ width, height, pages: 1, stretch: statedStretch('jpeg', bytes), pixels }, orientation);
}

/**
 * Progressive JPEGs have about ten scans. Each takes time for all pixels, though it may consist of a
 * few bytes, and WebAssembly cannot be interrupted.
 */
function checkScans({ width, height, scans }: JpegHeader): void {
  if (scans <= limits.scans && scans * width * height <= limits.scannedPixels) return;
  throw new PictureError(
    'too-large',
    `is a JPEG of ${scans} scans, which take too long to decode: save it again`,
  );
}

async function decodeJpeg(bytes: Uint8Array, header: JpegHeader, size: Size): Promise<Picture> {
  checkScans(header);
  const library = await instantiate();
  const handle = library.call.tjInitDecompress();
  const input = library.put(bytes);
  const isCmyk = readColours(library, handle, input, bytes.length, header);
  const scaled = scaledSize(header, size);
  const channels = isCmyk ? 4 : 3;
  const output = library.allocate(scaled.width * scaled.height * channels);
  // Warnings do not matter: cameras write stray bytes between segments.
  library.call.tjDecompress2(
    ...[handle, input, bytes.length, output, scaled.width, scaled.width * channels, scaled.height],
    ...[isCmyk ? CMYK : RGB, 0],
  );
  const rows = rowsTo({ ...scaled, channels: 3, deep: false }, size);
  for (let y = 0; y < scaled.height; y++) {
    const row = library.bytes(output + y * scaled.width * channels, scaled.width * channels);
    rows.add(isCmyk ? cmykToRgb(row, header.isAdobe) : row);
  }
  return { ...size, channels: 3, data: rows.done() as Uint8Array };
}

/** Returns true for CMYK. @throws Error if the library finds another size than the header has */
function readColours(
  library: Instance,
  handle: number,
  input: number,
  length: number,
  { width, height }: JpegHeader,
): boolean {
  const found = library.put(new Uint8Array(16));
  const places = [0, 4, 8, 12].map((offset) => found + offset);
  library.call.tjDecompressHeader3(handle, input, length, ...places);
  const [foundWidth, foundHeight, , colours] = library.words(found, 4);
  if (foundWidth !== width || foundHeight !== height) throw new Error('its header is damaged');
  return colours === colourSpaces.cmyk || colours === colourSpaces.ycck;
}

/**
 * The size that the decoder makes of each block of 8×8: 8, 4, 2 or 1 pixels a side, as sharp
 * chooses it. A photograph takes a fraction of the time and memory this way.
 */
function scaledSize({ width, height }: Size, to: Size): Size {
  const shrink = Math.min(width / to.width, height / to.height);
  const by = [8, 4, 2].find((each) => shrink >= each) ?? 1;
  return { width: Math.ceil(width / by), height: Math.ceil(height / by) };
}
