import { fileURLToPath } from 'node:url';
import { CifraError } from '@cifra/core/base/error.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { readSource } from '@cifra/node/pictures/source.ts';
import type { Signal } from '../abort.ts';
import { type Decoded, invalidSource } from '../decoded.ts';
import { rawPicture } from '../rawPicture.ts';
import {
  bytesOf,
  type Drawable,
  type Encoded,
  type ImageDataLike,
  isAddress,
  isBlob,
  isCanvas,
  isUrl,
} from '../source.ts';

const EXPECTED =
  'a path, a URL, a Blob, the bytes of a picture file, a canvas, or pixels as { width, height, channels, data }';

type Context = {
  getImageData(x: number, y: number, width: number, height: number): ImageDataLike;
} | null;

/** Decodes a picture with decoders in WebAssembly and JavaScript. @throws CifraError */
export async function decode(source: Encoded | Drawable, signal?: Signal): Promise<Decoded> {
  if (isCanvas(source)) return { picture: canvasPicture(source), scale: { x: 1, y: 1 } };
  const name = nameOf(source);
  try {
    return await decodePicture(await fileOf(source as Encoded, signal));
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    const hint =
      error.code === 'unsupported' ? 'The package @cifra/documents opens PDF, TIFF and HEIC.' : undefined;
    throw new CifraError(error.code, `read: ${name} ${error.message}`, { cause: error, hint });
  }
}

/** Canvases of npm packages give their pixels as browsers do. */
function canvasPicture(canvas: Extract<Drawable, { getContext: unknown }>) {
  const context = canvas.getContext('2d') as Context;
  if (context === null) throw invalidSource(canvas, 'a canvas with a 2D context');
  const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return rawPicture({ width, height, channels: 4, data: data as Uint8ClampedArray });
}

function nameOf(source: Encoded | Drawable): string {
  if (typeof source === 'string') return source.startsWith('data:') ? 'the data URL' : source;
  if (isUrl(source as Encoded)) return nameOf((source as { readonly href: string }).href);
  if (typeof source !== 'object' || source === null) return 'the picture';
  const { name } = source as { readonly name?: unknown };
  return typeof name === 'string' && name !== '' ? name : 'the picture';
}

async function fileOf(source: Encoded, signal: Signal | undefined): Promise<Uint8Array> {
  if (typeof source === 'string') return isAddress(source) ? fetched(source, signal) : readSource(source);
  if (isUrl(source)) return fetched(source.href, signal);
  const bytes = bytesOf(source);
  if (bytes !== null) return bytes;
  if (isBlob(source)) return new Uint8Array(await source.arrayBuffer());
  throw invalidSource(source, EXPECTED);
}

async function fetched(address: string, signal: Signal | undefined): Promise<Uint8Array> {
  if (/^file:/i.test(address)) return readSource(fileURLToPath(address));
  const response = await fetch(address, { signal: (signal as AbortSignal | undefined) ?? null }).catch(
    (cause: unknown) => {
      if (signal?.aborted) throw signal.reason;
      throw new CifraError('download', `read: ${address} could not be downloaded`, { cause });
    },
  );
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  throw new CifraError('download', `read: ${address}: the server answered ${response.status}`);
}
