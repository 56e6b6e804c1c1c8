import type { Picture, Reading } from '@cifra/core/base/types.ts';
import type { ReadingOptions } from '@cifra/core/reading/readingOptions.ts';
import type { Signal } from '../abort.ts';

/** Reads pictures with loaded models, on the thread of the caller or in a worker. */
export type Engine = {
  /** Reads a picture. Work that has not started when `signal` aborts is skipped. */
  recognise(picture: Picture, options: ReadingOptions, signal?: Signal): Promise<readonly Reading[]>;
  /** Frees the models. */
  release(): Promise<void>;
};
