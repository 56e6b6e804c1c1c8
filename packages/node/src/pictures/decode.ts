import type { Picture } from '@cifra/core/types.ts';
import sharp, { type Sharp } from 'sharp';
import { decodeBmp, readBmpHeader } from './bmp.ts';
import { type Format, pictureFormat } from './format.ts';
import { limits } from './limits.ts';
import { PictureError } from './pictureError.ts';
import { decodePlainPng } from './plainPng.ts';

/** A picture as the reader takes it, and what was done to it. */
export type DecodedPicture = {
  readonly picture: Picture;
  readonly format: Format;
  /** Pixels of the upright picture in the file for one pixel here; above 1 when a large picture was shrunk. */
  readonly scale: number;
  /** Pages or frames in the file; only the first is decoded. */
  readonly pages: number;
};

// Several pictures are decoded at a time, each on one thread; nothing is read twice, so nothing is worth keeping.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Decodes PNG, JPEG, WebP, TIFF, BMP, and the first frame of GIF: 8-bit sRGB or RGBA, upright by its EXIF orientation, shrunk to at
 * most `limits.workingPixels`.
 * @throws PictureError when the bytes are no picture, are damaged, or break a limit.
 */
export async function decodePicture(bytes: Uint8Array): Promise<DecodedPicture> {
  if (bytes.length === 0) throw new PictureError('empty', 'is empty: check where it comes from');
  checkBytes(bytes.length);
  const format = pictureFormat(bytes);
  const plain = format === 'png' ? decodePlainPng(bytes) : null;
  if (plain !== null) {
    checkShape({ ...plain, pages: 1 });
    return { picture: plain, format, scale: 1, pages: 1 };
  }
  try {
    const { image, width, height, pages } = format === 'bmp' ? openBmp(bytes) : await open(bytes);
    const scale = Math.max(1, Math.sqrt((width * height) / limits.workingPixels));
    const picture = await toPicture(scale === 1 ? image : shrink(image, width / scale, height / scale));
    return { picture, format, scale, pages };
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
};

async function open(bytes: Uint8Array): Promise<Opened> {
  // `failOn: error` reads on over what cameras do carelessly (stray bytes between segments) but not over missing pixels.
  // Its own limit of pixels is off because `checkShape` says it better, before a pixel is decoded.
  const image = sharp(bytes, { failOn: 'error', limitInputPixels: false, pages: 1 });
  const { width, height, pages = 1, autoOrient } = await image.metadata();
  checkShape({ width, height, pages });
  return { image: image.autoOrient(), width: autoOrient.width, height: autoOrient.height, pages };
}

function openBmp(bytes: Uint8Array): Opened {
  const header = readBmpHeader(bytes);
  checkShape({ ...header, pages: 1 });
  const { data, width, height, channels } = decodeBmp(bytes, header);
  const raw = { width, height, channels };
  return { image: sharp(data, { raw }), width, height, pages: 1 };
}

/** @throws PictureError 'too-large' by the header alone */
function checkShape({ width, height, pages }: Pick<Opened, 'width' | 'height' | 'pages'>): void {
  const refuse = (what: string) => {
    throw new PictureError('too-large', what);
  };
  if (width * height > limits.pixels)
    refuse(
      `has ${width}×${height} pixels, more than the ${limits.pixels / 1e6} million that are read: shrink it`,
    );
  if (Math.max(width, height) > limits.aspect * Math.min(width, height))
    refuse(`has ${width}×${height} pixels, more than ${limits.aspect} times as long as wide: cut it`);
  if (pages > limits.pages) refuse(`has ${pages} pages, more than ${limits.pages}: save the first alone`);
}

function shrink(image: Sharp, width: number, height: number): Sharp {
  return image.resize(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)), { fit: 'fill' });
}

async function toPicture(image: Sharp): Promise<Picture> {
  const upright = image.toColourspace('srgb').timeout({ seconds: limits.seconds }).raw({ depth: 'uchar' });
  const { data, info } = await upright.toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 1 && channels !== 3 && channels !== 4) {
    throw new PictureError('unsupported', `has ${channels} channels a pixel: save it as an RGB PNG`);
  }
  return { width, height, channels, data };
}

function damaged(format: Format, error: unknown): PictureError {
  const reason = error instanceof Error ? error.message : String(error);
  const name = format === 'webp' ? 'WebP' : format.toUpperCase();
  return new PictureError(
    'damaged',
    `is a damaged or cut off ${name} (${firstLine(reason)}): copy or save it again`,
  );
}

function firstLine(text: string): string {
  return text.split('\n')[0].trim();
}
