import type { Fault } from '../platform/fault.ts';

/** Calls to a worker that opens a document. A call waits for the answer to the previous one. */
export type ToDocument =
  /** `name`: by which faults name the document; `password`: empty for none. */
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly bytes: ArrayBuffer;
      readonly password: string;
    }
  /** `number`: from 1; `name`: by which faults name the page. */
  | { readonly kind: 'page'; readonly name: string; readonly number: number };

/** Answers of the worker. */
export type FromDocument =
  | { readonly kind: 'opened'; readonly pages: number }
  /** `picture`: a PNG file. */
  | { readonly kind: 'page'; readonly picture: Blob }
  | { readonly kind: 'failed'; readonly fault: Fault };
