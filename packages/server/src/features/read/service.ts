import { mayHavePages } from '@cifra/node/documents/openDocument.ts';
import type { Answer, Asked, Kind, ReadContext, ReadOptions, ReadResult } from './contract.ts';
import type { ReaderPool } from './pool/pool.ts';
import { readPages } from './readPages.ts';

export type ReadService = {
  /**
   * Reads one picture, or the pages of a document.
   * @throws PictureError if the bytes are not a readable picture; Problem if an option is wrong, if
   * the queue is full (`overloaded`), or if the picture takes too long (`picture-unreadable`)
   */
  read(picture: Uint8Array, options: ReadOptions, context: ReadContext): Promise<ReadResult>;
  /** Re-encodes a picture as an upright PNG without metadata. @throws as `read` does */
  redraw(picture: Uint8Array, context: ReadContext): Promise<Uint8Array>;
  /** Sends any request that a reader process handles, such as `explain`. */
  run<K extends Kind>(asked: Asked<K>, context: ReadContext): Promise<Answer<K>>;
  close(): Promise<void>;
};

/** Reads in the processes of a pool. */
export function readService(pool: ReaderPool): ReadService {
  return {
    async read(bytes, options, context) {
      const read = (page?: number) =>
        pool.run<'read'>({ kind: 'read', bytes, options, ...(page !== undefined && { page }) }, context);
      if (!mayHavePages(bytes)) return read();
      const { pages } = await pool.run<'pages'>({ kind: 'pages', bytes, options }, context);
      return pages === null ? read() : readPages(pages, read);
    },
    redraw: async (bytes, context) => (await pool.run<'redraw'>({ kind: 'redraw', bytes }, context)).png,
    run: (asked, context) => pool.run(asked, context),
    close: () => pool.close(),
  };
}
