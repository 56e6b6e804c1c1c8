import type { Reading } from '@cifra/core/types.ts';
import type { Answer, Asked, Kind } from './pool/messages.ts';
import type { ReaderPool } from './pool/pool.ts';

export type ReadOptions = {
  /** A format as `parseExpectText` takes it: `amount`, `digits:5`. */
  readonly expect?: string;
  /** Share of the accepted readings that may be wrong. */
  readonly maxError?: number;
  /** Candidates that are told. */
  readonly top?: number;
};

/** A version of a model; `sha256` is that of its `model.onnx`. */
export type ModelId = { readonly name: string; readonly version: string; readonly sha256: string };

export type ReadResult = {
  readonly readings: readonly Reading[];
  /** Those that read it: a digit in MNIST's frame is the digit model's alone. */
  readonly models: readonly ModelId[];
  /** Pixels of the upright picture in the file. */
  readonly picture: { readonly width: number; readonly height: number; readonly format: string };
};

/** On whose behalf a picture is read; callers take turns where there is more to do than can be done. */
export type ReadContext = { readonly caller: string; readonly signal?: AbortSignal };

export type ReadService = {
  /**
   * Reads one picture.
   * @throws PictureError when the bytes are no picture that can be read; Problem when the options make no sense, when there is
   * too much to do (`overloaded`), or when the picture takes too long (`picture-unreadable`)
   */
  read(picture: Uint8Array, options: ReadOptions, context: ReadContext): Promise<ReadResult>;
  /** A picture made anew as PNG: its pixels alone, upright. @throws as `read` does */
  redraw(picture: Uint8Array, context: ReadContext): Promise<Uint8Array>;
  /** The other things that the same processes do. */
  run<K extends Kind>(asked: Asked<K>, context: ReadContext): Promise<Answer<K>>;
  close(): Promise<void>;
};

/** Reads in the processes of a pool. */
export function readService(pool: ReaderPool): ReadService {
  return {
    read: (bytes, options, context) => pool.run({ kind: 'read', bytes, options }, context),
    redraw: async (bytes, context) => (await pool.run<'redraw'>({ kind: 'redraw', bytes }, context)).png,
    run: (asked, context) => pool.run(asked, context),
    close: () => pool.close(),
  };
}
