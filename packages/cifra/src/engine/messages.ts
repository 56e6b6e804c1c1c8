import { CifraError } from '@cifra/core/base/error.ts';
import type { Picture, Reading } from '@cifra/core/base/types.ts';
import type { ReadingOptions } from '@cifra/core/reading/readingOptions.ts';
import type { ReaderParts } from '../parts.ts';

/** Messages from the page to the worker. */
export type ToWorker =
  | { readonly kind: 'open'; readonly parts: ReaderParts }
  | {
      readonly kind: 'read';
      readonly id: number;
      readonly picture: Picture;
      readonly options: ReadingOptions;
    }
  /** A reading that is no longer wanted. */
  | { readonly kind: 'drop'; readonly id: number };

/** Messages from the worker to the page. */
export type FromWorker =
  /** The script runs: the browser and the site permit the worker. */
  | { readonly kind: 'started' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'not-opened'; readonly error: SentError }
  | { readonly kind: 'read'; readonly id: number; readonly readings: readonly Reading[] }
  | { readonly kind: 'failed'; readonly id: number; readonly error: SentError };

/** An error as a message: classes do not survive one. */
export type SentError = {
  readonly name: string;
  readonly message: string;
  readonly code: string | null;
  readonly hint: string | null;
};

export function sentError(error: unknown): SentError {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const { code, hint } = error instanceof CifraError ? error : { code: null, hint: null };
  return { name, message, code, hint: hint ?? null };
}

export function receivedError({ name, message, code, hint }: SentError): Error {
  if (code !== null) return new CifraError(code, message, hint === null ? {} : { hint });
  return Object.assign(new Error(message), { name });
}
