/**
 * Decoded pixels. `channels`: 1 (grey), 3 (RGB) or 4 (RGBA, not premultiplied) bytes per pixel, row by
 * row from the top left corner.
 */
export type RawPixels = {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
};

/** The types below describe objects of browsers by their shape, so that Node's users need no DOM types. */
export type UrlLike = { readonly href: string; readonly protocol: string };
export type BlobLike = { readonly size: number; readonly type: string; arrayBuffer(): Promise<ArrayBuffer> };
export type ImageDataLike = {
  readonly width: number;
  readonly height: number;
  readonly colorSpace: string;
  readonly data: ArrayLike<number>;
};
export type BitmapLike = { readonly width: number; readonly height: number; close(): void };
export type CanvasLike = {
  readonly width: number;
  readonly height: number;
  getContext(type: '2d'): unknown;
};
export type ImageElementLike = {
  readonly naturalWidth: number;
  readonly naturalHeight: number;
  readonly currentSrc: string;
};

/** Objects that a canvas can draw. */
export type Drawable = BitmapLike | CanvasLike | ImageElementLike;

/** Files and addresses of pictures: what must be fetched or decoded. */
export type Encoded = string | UrlLike | BlobLike | ArrayBuffer | Uint8Array;

/**
 * A picture to read: a path (Node) or address (a string or URL), a Blob or File, the bytes of a file
 * (ArrayBuffer, Uint8Array or Buffer), pixels (ImageData or `RawPixels`), an ImageBitmap, a canvas or an
 * `<img>`.
 */
export type Source = Encoded | RawPixels | ImageDataLike | Drawable;

export function isPixels(source: Source): source is RawPixels | ImageDataLike {
  return isObject(source) && 'data' in source && 'width' in source;
}

export function isUrl(source: Source): source is UrlLike {
  return isObject(source) && 'href' in source && 'protocol' in source;
}

export function isBlob(source: Source): source is BlobLike {
  return isObject(source) && 'arrayBuffer' in source && 'size' in source;
}

export function isCanvas(source: Source): source is CanvasLike {
  return isObject(source) && 'getContext' in source;
}

export function isImageElement(source: Source): source is ImageElementLike {
  return isObject(source) && 'naturalWidth' in source;
}

/** Returns the bytes without copying them; null if the source is not bytes. */
export function bytesOf(source: Source): Uint8Array | null {
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (!ArrayBuffer.isView(source)) return null;
  const { buffer, byteOffset, byteLength } = source;
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** True for text that is an address, not the path of a file. */
export function isAddress(text: string): boolean {
  return /^(?:https?|data|blob|file):/i.test(text);
}

function isObject(source: Source): source is Exclude<Source, string> {
  return typeof source === 'object' && source !== null;
}
