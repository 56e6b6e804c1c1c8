import libheif from 'libheif-js/libheif-wasm/libheif.js';

export type HeifImage = {
  is_primary(): boolean;
  /** Pixels of the upright picture. */
  get_width(): number;
  get_height(): number;
  /** Writes RGBA into `into.data`; passes null if the picture cannot be decoded. */
  display(
    into: { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray },
    done: (into: object | null) => void,
  ): void;
};

type Start = (options: { readonly wasmBinary: ArrayBuffer }) => {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): readonly HeifImage[] };
};

/** The package's own types describe only the C functions. */
export const startLibheif = libheif as unknown as Start;
