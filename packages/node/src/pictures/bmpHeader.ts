import { PictureError } from './pictureError.ts';

/**
 * Reads Windows and OS/2 bitmaps, which sharp's prebuilt libvips does not support. Source:
 * Microsoft, "Bitmap Storage" (BITMAPCOREHEADER, BITMAPINFOHEADER and its V2–V5 extensions) and
 * "Bitmap Compression". 1, 2, 4, 8, 16, 24 and 32 bits per pixel, palettes, colour masks, run
 * lengths, bottom-up and top-down rows. Bitmaps that wrap a JPEG or PNG are refused: they exist for
 * printers only.
 */

/** Channel masks in the order red, green, blue, alpha; 0 = the channel is absent. */
type Masks = readonly [red: number, green: number, blue: number, alpha: number];

export type BmpHeader = {
  /** Pixels. */
  readonly width: number;
  /** Pixels, positive. */
  readonly height: number;
  /** The first row in the file is the top one. */
  readonly topDown: boolean;
  readonly bits: number;
  readonly coding: 'plain' | 'run-lengths';
  readonly masks: Masks;
  /** Bytes from the start of the file. */
  readonly pixelsAt: number;
  readonly palette: { readonly at: number; readonly entries: number; readonly entryBytes: 3 | 4 };
};

/**
 * Reads the header only, without allocating memory for the pixels.
 * @throws PictureError 'damaged' or 'unsupported'
 */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  need(bytes.length >= 26, 'ends inside its header');
  const headerBytes = view.getUint32(14, true);
  const core = headerBytes === 12;
  need(core || (headerBytes >= 16 && headerBytes <= 4096), `has a header of ${headerBytes} bytes`);
  need(bytes.length >= 14 + Math.max(headerBytes, core ? 12 : 16), 'ends inside its header');
  const field = (offset: number): number =>
    offset + 4 <= headerBytes ? view.getUint32(14 + offset, true) : 0;

  const width = core ? view.getUint16(18, true) : view.getInt32(18, true);
  const rows = core ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(core ? 24 : 28, true);
  need(width > 0 && rows !== 0, `claims to be ${width}×${Math.abs(rows)} pixels`);
  need([1, 2, 4, 8, 16, 24, 32].includes(bits), `has ${bits} bits a pixel`);
  const compression = core ? 0 : field(16);
  const coding = bmpCoding(compression, bits);
  need(coding === 'plain' || rows > 0, 'stores run lengths from top to bottom, which is not allowed');

  const masksBytes = headerBytes === 40 ? ({ 3: 12, 6: 16 }[compression] ?? 0) : 0;
  const paletteAt = 14 + headerBytes + masksBytes;
  need(bytes.length >= paletteAt, 'ends inside its header');
  const entries = bits > 8 ? 0 : Math.min(core ? 2 ** bits : field(32) || 2 ** bits, 2 ** bits);
  const pixelsAt = view.getUint32(10, true);
  const entryBytes = core ? 3 : 4;
  need(pixelsAt >= paletteAt, 'places its pixels inside its header');
  need(bytes.length >= paletteAt + entries * entryBytes, 'ends inside its palette');
  const masks =
    compression === 3 || compression === 6 ? readMasks(view, headerBytes, compression) : plainMasks(bits);
  const palette = { at: paletteAt, entries, entryBytes } as const;
  return { width, height: Math.abs(rows), topDown: rows < 0, bits, coding, masks, pixelsAt, palette };
}

function bmpCoding(compression: number, bits: number): BmpHeader['coding'] {
  if (compression === 0) return 'plain';
  if ((compression === 1 && bits === 8) || (compression === 2 && bits === 4)) return 'run-lengths';
  if ((compression === 3 || compression === 6) && (bits === 16 || bits === 32)) return 'plain';
  throw new PictureError(
    'unsupported',
    `is a BMP of a rare kind (compression ${compression}): save it as PNG`,
  );
}

function plainMasks(bits: number): Masks {
  return bits === 16 ? [0x7c00, 0x03e0, 0x001f, 0] : [0xff0000, 0x00ff00, 0x0000ff, 0];
}

/** Masks follow the 40-byte header of the oldest version, and are part of the later headers. */
function readMasks(view: DataView, headerBytes: number, compression: number): Masks {
  const mask = (index: number): number => view.getUint32(54 + 4 * index, true);
  const hasAlpha = headerBytes >= 56 || compression === 6;
  const masks: Masks = [mask(0), mask(1), mask(2), hasAlpha ? mask(3) : 0];
  for (const value of masks) need(isRun(value), 'has a colour mask with holes');
  return masks;
}

/** Returns true if the set bits form one unbroken run, or if there are none. */
function isRun(mask: number): boolean {
  const low = (mask & -mask) >>> 0;
  return mask === 0 || ((mask + low) & mask) >>> 0 === 0;
}

/** @throws PictureError 'damaged' unless the condition holds */
export function need(condition: boolean, what: string): asserts condition {
  if (!condition) throw new PictureError('damaged', `is a damaged BMP: it ${what}`);
}
