import type { Picture } from '@cifra/core/base/types.ts';
import type { Stretch } from './pixelShape.ts';

/** Pixels. */
export type Size = { readonly width: number; readonly height: number };

/** A picture file of which only the header has been read. The size is that of the upright picture. */
export type Opened = Size & {
  readonly pages: number;
  readonly stretch: Stretch;
  /**
   * Decodes the first page, upright, as 8-bit sRGB or RGBA of this size.
   * @throws if the file is damaged
   */
  readonly pixels: (size: Size) => Promise<Picture>;
};
