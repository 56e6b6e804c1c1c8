import type { Classifier } from '../model/classifier.ts';
import type { LineModel } from '../model/lineModel.ts';
import type { ReadingParameters } from '../reading/parameters.ts';
import type { ReadingOptions } from '../reading/readingOptions.ts';

/** What every step of reading needs: both models and the parameters, and the caller's options. */
export type Reader = {
  /** Reads single digits. */
  readonly classifier: Classifier;
  /** Reads lines. */
  readonly lineModel: LineModel;
  readonly parameters: ReadingParameters;
  readonly options: ReadingOptions;
};
