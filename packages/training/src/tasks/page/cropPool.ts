import type { Crop } from './crop.ts';

export type PoolOptions = {
  /** Crops that a batch is drawn from. */
  readonly size: number;
  /** Crops that are replaced in each step; may be a fraction. */
  readonly replaced: number;
  /** Starts to render crop `index`. */
  render(index: number): Promise<Crop>;
};

export type CropPool = {
  /**
   * The crops of a step. Each step replaces the oldest ones: what is in the pool depends on the step
   * alone and not on how fast crops are rendered, so that a run can be repeated and resumed.
   */
  at(step: number): Promise<readonly Crop[]>;
};

/** Share of the pool that is rendered ahead of its first use, so that a slow crop does not delay a step. */
const AHEAD = 0.25;

/** Keeps a window of the endless sequence of crops 0, 1, 2, … that slides on with the steps. */
export function createCropPool({ size, replaced, render }: PoolOptions): CropPool {
  const crops = new Map<number, Promise<Crop>>();
  const ahead = Math.ceil(AHEAD * size);
  const start = (index: number): void => {
    if (crops.has(index)) return;
    const crop = render(index);
    // Reported when a step needs it; without this, Node ends the process before.
    crop.catch(() => {});
    crops.set(index, crop);
  };
  return {
    at(step) {
      const first = Math.floor(step * replaced);
      for (const index of crops.keys()) if (index < first) crops.delete(index);
      for (let index = first; index < first + size + ahead; index++) start(index);
      return Promise.all(Array.from({ length: size }, (_, i) => crops.get(first + i)!));
    },
  };
}
