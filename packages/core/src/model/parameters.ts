/** Settings of running a model. */
export type ModelParameters = {
  /** Largest number of digits in one run of the classifier; more are split into several runs. */
  readonly largestBatch: number;
};

/**
 * Larger batches only take memory: the largest feature maps of 256 digits already fill the caches.
 */
export const MODEL_PARAMETERS: ModelParameters = { largestBatch: 256 };
