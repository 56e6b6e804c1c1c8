import type { Answer, Asked, Kind, ReadContext, ReadOptions, ReadResult } from './contract.ts';
import type { ReaderPool } from './pool/pool.ts';

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
