import { CifraError } from '@cifra/core/base/error.ts';
import { limits } from '@cifra/node/pictures/limits.ts';
import type { Signal } from '../abort.ts';
import { type Decoded, invalidSource } from '../decoded.ts';
import { bytesOf, type Drawable, type Encoded, isBlob, isCanvas, isImageElement, isUrl } from '../source.ts';

const EXPECTED =
  'an address, a URL, a Blob or File, the bytes of a picture file, ImageData, an ImageBitmap, a canvas, an <img>, ' +
  'or pixels as { width, height, channels, data }';

/** Decodes a picture with the browser's decoders; also in workers. @throws CifraError */
export async function decode(source: Encoded | Drawable, signal?: Signal): Promise<Decoded> {
  if (isImageElement(source)) return drawn(source as unknown as HTMLImageElement, await loadedSize(source));
  if (isCanvas(source) || isBitmap(source)) return drawn(source as unknown as ImageBitmap, source);
  const bitmap = await opened(await blobOf(source as Encoded, signal));
  try {
    return drawn(bitmap, bitmap);
  } finally {
    bitmap.close();
  }
}

type Size = { readonly width: number; readonly height: number };

function isBitmap(source: unknown): source is ImageBitmap {
  return typeof ImageBitmap === 'function' && source instanceof ImageBitmap;
}

async function loadedSize(element: Extract<Drawable, { naturalWidth: number }>): Promise<Size> {
  await (element as HTMLImageElement).decode?.().catch((cause: unknown) => {
    throw new CifraError('not-a-picture', 'read: the <img> has no picture: check its address', { cause });
  });
  return { width: element.naturalWidth, height: element.naturalHeight };
}

async function blobOf(source: Encoded, signal: Signal | undefined): Promise<Blob> {
  if (typeof source === 'string') return fetched(source, signal);
  if (isUrl(source)) return fetched(source.href, signal);
  const bytes = bytesOf(source);
  if (bytes !== null) return new Blob([bytes as Uint8Array<ArrayBuffer>]);
  if (isBlob(source)) return source as Blob;
  throw invalidSource(source, EXPECTED);
}

async function fetched(address: string, signal: Signal | undefined): Promise<Blob> {
  const response = await fetch(address, { signal: (signal as AbortSignal | undefined) ?? null }).catch(
    (cause: unknown) => {
      if (signal?.aborted) throw signal.reason;
      const hint = 'A picture of another site can be read if that site permits it (CORS).';
      throw new CifraError('download', `read: ${address} could not be downloaded`, { cause, hint });
    },
  );
  if (response.ok) return response.blob();
  throw new CifraError('download', `read: ${address}: the server answered ${response.status}`);
}

function opened(blob: Blob): Promise<ImageBitmap> {
  if (typeof createImageBitmap !== 'function')
    throw new CifraError('unsupported', 'read: nothing here decodes pictures: pass pixels instead');
  return createImageBitmap(blob, { imageOrientation: 'from-image' }).catch((cause: unknown) => {
    const hint = 'Save it as JPEG or PNG. The package @cifra/documents opens PDF, TIFF and HEIC.';
    throw new CifraError('not-a-picture', 'read: the picture cannot be decoded', { cause, hint });
  });
}

/** Draws the picture in the size in which it is read, as decoders in Node do. */
function drawn(source: CanvasImageSource, { width, height }: Size): Decoded {
  const times = Math.max(1, Math.sqrt((width * height) / limits.workingPixels));
  const side = (pixels: number) => Math.max(1, Math.round(pixels / times));
  const [across, down] = [side(width), side(height)];
  const context = contextOf(across, down);
  try {
    context.drawImage(source, 0, 0, across, down);
  } catch (cause) {
    const hint = 'It may be closed, or have no width or height.';
    throw new CifraError('invalid-source', 'read: the source cannot be drawn', { cause, hint });
  }
  const { data } = pixelsOf(context, across, down);
  return { picture: { width: across, height: down, channels: 4, data }, scale: { x: times, y: times } };
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

function contextOf(width: number, height: number): Context {
  const canvas =
    typeof OffscreenCanvas === 'function'
      ? new OffscreenCanvas(width, height)
      : Object.assign(document.createElement('canvas'), { width, height });
  return canvas.getContext('2d', { willReadFrequently: true }) as Context;
}

function pixelsOf(context: Context, width: number, height: number): ImageData {
  try {
    return context.getImageData(0, 0, width, height);
  } catch (cause) {
    const hint = 'Load it with crossorigin="anonymous" from a site that permits it (CORS).';
    throw new CifraError('tainted', 'read: the pixels come from another site', { cause, hint });
  }
}
