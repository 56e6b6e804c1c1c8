import type { Picture } from '@cifra/core/base/types.ts';
import type { Sharp as Image } from 'sharp';
import { checkShape } from '../checkShape.ts';
import { asColours } from '../colours.ts';
import { deepSamples, eightBits } from '../eightBits.ts';
import { type LabCoding, labToSrgb } from '../lab.ts';
import { limits } from '../limits.ts';
import type { Opened, Size } from '../opened.ts';
import type { OpenPicture } from '../openPicture.ts';
import { PictureError } from '../pictureError.ts';
import { type Stretch, statedStretch } from '../pixelShape.ts';
import { type OpenedTiff, openTiff } from '../tiff/openTiff.ts';
import type { Sharp } from './sharp.ts';

/** Opens PNG, JPEG, WebP, AVIF, TIFF and GIF with sharp. */
export function openWithSharp(sharp: Sharp): OpenPicture {
  return async (format, bytes, page) => {
    if (format !== 'tiff') return openFile(sharp, bytes, statedStretch(format, bytes));
    const tiff = openTiff(bytes, page);
    checkShape(tiff);
    return { ...(await openFile(sharp, await tiff.file(), tiff.stretch, tiff)), pages: tiff.pages };
  };
}

/** Conversion of the samples to 8-bit sRGB. */
type Coding =
  | { readonly kind: 'srgb' }
  | { readonly kind: 'deep'; readonly depth: Depth; readonly space: string; readonly inverted: boolean }
  | { readonly kind: 'lab'; readonly coding: LabCoding };

type Depth = keyof typeof deepSamples;

async function openFile(
  sharp: Sharp,
  bytes: Uint8Array,
  stated: Stretch,
  tiff?: OpenedTiff,
): Promise<Opened> {
  // `failOn: error` tolerates common camera errors (stray bytes between segments), but not missing
  // pixels. libvips only warns of a damaged TIFF tile, which becomes black, so tiled TIFFs fail on
  // warnings. A damaged line of a fax also gives a warning, but faxes are stored in strips and stay
  // readable. The pixel limit of libvips is off because `checkShape` gives a better message before
  // decoding.
  const failOn = tiff?.isTiled ? 'warning' : 'error';
  const image = sharp(bytes, { failOn, limitInputPixels: false, page: tiff?.index ?? 0, pages: 1 });
  const { pages = 1, autoOrient, orientation = 1, depth, space } = await image.metadata();
  const stretch = orientation < 5 ? stated : { x: stated.y, y: stated.x };
  const coding = tiff?.lab
    ? ({ kind: 'lab', coding: tiff.lab } as const)
    : codingOf(depth, space, tiff?.isWhiteZero ?? false);
  const pixels = async (size: Size) => toPicture(resized(image.autoOrient(), autoOrient, size), coding);
  return { ...autoOrient, pages, stretch, pixels };
}

/**
 * libvips assumes that floats and deep integers fill the range of their type, so they are converted
 * here.
 */
function codingOf(depth: string, space: string, isWhiteZero: boolean): Coding {
  const isPlain = ['b-w', 'grey16', 'rgb16', 'scrgb'].includes(space);
  if (!isPlain || !(depth in deepSamples)) return { kind: 'srgb' };
  return { kind: 'deep', depth: depth as Depth, space, inverted: isWhiteZero && depth === 'ushort' };
}

function resized(image: Image, from: Size, to: Size): Image {
  if (from.width === to.width && from.height === to.height) return image;
  return image.resize(to.width, to.height, { fit: 'fill' });
}

async function toPicture(image: Image, coding: Coding): Promise<Picture> {
  const { data, width, height, channels } =
    coding.kind === 'deep' ? await deepPixels(image, coding) : await pixels(image);
  if (channels !== 1 && channels !== 3 && channels !== 4) {
    throw new PictureError('unsupported', `has ${channels} channels a pixel: save it as an RGB PNG`);
  }
  if (coding.kind === 'lab') labToSrgb(data, coding.coding);
  return { width, height, channels, data };
}

type Pixels = Size & { readonly data: Picture['data']; readonly channels: number };

async function pixels(image: Image): Promise<Pixels> {
  const upright = image.toColourspace('srgb').timeout({ seconds: limits.seconds }).raw({ depth: 'uchar' });
  const { data, info } = await upright.toBuffer({ resolveWithObject: true });
  return { ...info, data };
}

async function deepPixels(
  image: Image,
  { depth, space, inverted }: Coding & { kind: 'deep' },
): Promise<Pixels> {
  const upright = image.pipelineColourspace(space).toColourspace(space).timeout({ seconds: limits.seconds });
  const { data, info } = await upright.raw({ depth }).toBuffer({ resolveWithObject: true });
  const samples = new deepSamples[depth](Uint8Array.from(data).buffer);
  return { ...info, ...asColours(eightBits(samples, info.channels, inverted), info.channels) };
}
