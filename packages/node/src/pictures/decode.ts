import type { Picture } from '@cifra/core/base/types.ts';
import sharp, { type Sharp } from 'sharp';
import { decodeBmp } from './bmp.ts';
import { readBmpHeader } from './bmpHeader.ts';
import { deepSamples, eightBits } from './eightBits.ts';
import { type Format, pictureFormat } from './format.ts';
import type { Scale } from './inFilePixels.ts';
import { type LabCoding, labToSrgb } from './lab.ts';
import { limits } from './limits.ts';
import { PictureError } from './pictureError.ts';
import { type Stretch, square, statedStretch } from './pixelShape.ts';
import { decodePlainPng } from './plainPng.ts';
import { countPnm, decodePnm, readPnmHeader } from './pnm.ts';
import { type OpenedTiff, openTiff } from './tiff/openTiff.ts';

/** A decoded picture for the reader, with its scale. */
export type DecodedPicture = {
  readonly picture: Picture;
  readonly format: Format;
  /**
   * Above 1 if a large picture was shrunk; below 1 in one direction if its pixels are not square.
   */
  readonly scale: Scale;
  /** Pages or frames in the file; only the first is decoded. */
  readonly pages: number;
};

// Several pictures are decoded at a time, each on one thread. The cache of libvips is off, because
// no picture is read twice.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Decodes PNG, JPEG, WebP, TIFF, BMP, PBM, PGM, PPM, PAM and the first frame of GIF. Returns 8-bit
 * sRGB or RGBA with square pixels, turned upright by the EXIF orientation and shrunk to at most
 * `limits.workingPixels`.
 * @throws PictureError if the bytes are not a picture, are damaged, or exceed a limit
 */
export async function decodePicture(bytes: Uint8Array): Promise<DecodedPicture> {
  if (bytes.length === 0) throw new PictureError('empty', 'is empty: check where it comes from');
  checkBytes(bytes.length);
  const format = pictureFormat(bytes);
  const plain = format === 'png' ? decodePlainPng(bytes) : null;
  if (plain !== null) {
    checkShape({ ...plain, pages: 1, stretch: square });
    return { picture: plain, format, scale: { x: 1, y: 1 }, pages: 1 };
  }
  try {
    const opened = await open(format, bytes);
    const scale = scaleOf(opened);
    const picture = await toPicture(opened, resized(opened, scale));
    return { picture, format, scale, pages: opened.pages };
  } catch (error) {
    throw error instanceof PictureError ? error : damaged(format, error);
  }
}

export function checkBytes(count: number): void {
  if (count <= limits.bytes) return;
  const megabytes = (limits.bytes / 2 ** 20).toFixed(0);
  throw new PictureError('too-large', `is larger than ${megabytes} MiB: save it smaller, as JPEG or PNG`);
}

type Opened = {
  readonly image: Sharp;
  /** Pixels of the upright picture. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly stretch: Stretch;
  /** Conversion of the samples to 8-bit sRGB. */
  readonly coding: Coding;
};

type Coding =
  | { readonly kind: 'srgb' }
  | { readonly kind: 'deep'; readonly depth: Depth; readonly space: string; readonly inverted: boolean }
  | { readonly kind: 'lab'; readonly coding: LabCoding };

type Depth = keyof typeof deepSamples;

const srgb: Coding = { kind: 'srgb' };

async function open(format: Format, bytes: Uint8Array): Promise<Opened> {
  if (format === 'bmp') return openBmp(bytes);
  if (format === 'pnm') return openPnm(bytes);
  if (format !== 'tiff') return openFile(bytes, statedStretch(format, bytes));
  const tiff = openTiff(bytes);
  const { pages, stretch, lab } = tiff;
  checkShape(tiff);
  const opened = await openFile(await tiff.file(), stretch, tiff);
  return { ...opened, pages, ...(lab && { coding: { kind: 'lab', coding: lab } }) };
}

async function openFile(bytes: Uint8Array, stated: Stretch, tiff?: OpenedTiff): Promise<Opened> {
  // `failOn: error` tolerates common camera errors (stray bytes between segments), but not missing
  // pixels. libvips only warns of a damaged TIFF tile, which becomes black, so tiled TIFFs fail on
  // warnings. A damaged line of a fax also gives a warning, but faxes are stored in strips and stay
  // readable. The pixel limit of libvips is off because `checkShape` gives a better message before
  // decoding.
  const failOn = tiff?.isTiled ? 'warning' : 'error';
  const image = sharp(bytes, { failOn, limitInputPixels: false, pages: 1 });
  const { pages = 1, autoOrient, orientation = 1, depth, space } = await image.metadata();
  const stretch = orientation < 5 ? stated : { x: stated.y, y: stated.x };
  checkShape({ ...autoOrient, pages, stretch });
  const coding = codingOf(depth, space, tiff?.isWhiteZero ?? false);
  return { image: image.autoOrient(), ...autoOrient, pages, stretch, coding };
}

/**
 * libvips assumes that floats and deep integers fill the range of their type, so they are converted
 * here.
 */
function codingOf(depth: string, space: string, isWhiteZero: boolean): Coding {
  const isPlain = ['b-w', 'grey16', 'rgb16', 'scrgb'].includes(space);
  if (!isPlain || !(depth in deepSamples)) return srgb;
  return { kind: 'deep', depth: depth as Depth, space, inverted: isWhiteZero && depth === 'ushort' };
}

function openBmp(bytes: Uint8Array): Opened {
  const header = readBmpHeader(bytes);
  const stretch = statedStretch('bmp', bytes);
  checkShape({ ...header, pages: 1, stretch });
  return openRaw(decodeBmp(bytes, header), 1, stretch);
}

function openPnm(bytes: Uint8Array): Opened {
  const header = readPnmHeader(bytes);
  const pages = countPnm(bytes, header);
  checkShape({ ...header, pages, stretch: square });
  return openRaw(decodePnm(bytes, header), pages, square);
}

function openRaw({ data, width, height, channels }: Picture, pages: number, stretch: Stretch): Opened {
  const image = sharp(data, { raw: { width, height, channels } });
  return { image, width, height, pages, stretch, coding: srgb };
}

type Shape = Pick<Opened, 'width' | 'height' | 'pages' | 'stretch'>;

/** Checks the size in the header. @throws PictureError 'too-large' */
function checkShape({ width, height, pages, stretch }: Shape): void {
  const refuse = (what: string) => {
    throw new PictureError('too-large', what);
  };
  if (width * height > limits.pixels)
    refuse(
      `has ${width}×${height} pixels, more than the ${limits.pixels / 1e6} million that are read: shrink it`,
    );
  const [across, down] = [width * stretch.x, height * stretch.y];
  if (Math.max(across, down) > limits.aspect * Math.min(across, down))
    refuse(`has ${width}×${height} pixels, more than ${limits.aspect} times as long as wide: cut it`);
  if (pages > limits.pages) refuse(`has ${pages} pages, more than ${limits.pages}: save only the first`);
}

function scaleOf({ width, height, stretch }: Opened): Scale {
  const shrunk = Math.max(1, Math.sqrt((width * stretch.x * height * stretch.y) / limits.workingPixels));
  return { x: shrunk / stretch.x, y: shrunk / stretch.y };
}

function resized({ image, width, height }: Opened, scale: Scale): Sharp {
  if (scale.x === 1 && scale.y === 1) return image;
  const side = (pixels: number, times: number) => Math.max(1, Math.round(pixels / times));
  return image.resize(side(width, scale.x), side(height, scale.y), { fit: 'fill' });
}

async function toPicture({ coding }: Opened, image: Sharp): Promise<Picture> {
  const { data, width, height, channels } =
    coding.kind === 'deep' ? await deepPixels(image, coding) : await pixels(image);
  if (channels !== 1 && channels !== 3 && channels !== 4) {
    throw new PictureError('unsupported', `has ${channels} channels a pixel: save it as an RGB PNG`);
  }
  if (coding.kind === 'lab') labToSrgb(data, coding.coding);
  return { width, height, channels, data };
}

type Pixels = { data: Uint8Array; width: number; height: number; channels: number };

async function pixels(image: Sharp): Promise<Pixels> {
  const upright = image.toColourspace('srgb').timeout({ seconds: limits.seconds }).raw({ depth: 'uchar' });
  const { data, info } = await upright.toBuffer({ resolveWithObject: true });
  return { ...info, data };
}

async function deepPixels(
  image: Sharp,
  { depth, space, inverted }: Coding & { kind: 'deep' },
): Promise<Pixels> {
  const upright = image.pipelineColourspace(space).toColourspace(space).timeout({ seconds: limits.seconds });
  const { data, info } = await upright.raw({ depth }).toBuffer({ resolveWithObject: true });
  const samples = new deepSamples[depth](Uint8Array.from(data).buffer);
  const levels = eightBits(samples, info.channels, inverted);
  return { ...info, ...asColours(levels, info.channels) };
}

/** Converts grey with alpha to RGBA, because `Picture` does not support it. */
function asColours(levels: Uint8Array, channels: number): { data: Uint8Array; channels: number } {
  if (channels !== 2) return { data: levels, channels };
  const data = new Uint8Array(2 * levels.length);
  for (let i = 0; i < levels.length; i += 2)
    data.fill(levels[i], 2 * i, 2 * i + 3)[2 * i + 3] = levels[i + 1];
  return { data, channels: 4 };
}

function damaged(format: Format, error: unknown): PictureError {
  const reason = error instanceof Error ? error.message : String(error);
  const name = { webp: 'WebP', pnm: 'PBM, PGM or PPM' }[format as string] ?? format.toUpperCase();
  return new PictureError(
    'damaged',
    `is a damaged or cut off ${name} (${firstLine(reason)}): copy or save it again`,
  );
}

function firstLine(text: string): string {
  return text.split('\n')[0].trim();
}
