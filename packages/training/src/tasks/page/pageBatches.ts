import type { Random } from '@cifra/core/random/random.ts';
import { type Batches, shuffled } from '../../learn/batches.ts';
import type { PageRecipe } from '../../recipe/pageRecipe.ts';
import { createCropPool } from './cropPool.ts';
import { endAtField } from './endAtField.ts';
import { drawPlacing, emptyBatch, placeCrop } from './placeCrop.ts';
import type { CropRequest, Renderers } from './renderers.ts';

type Settings = Pick<PageRecipe, 'batchSize' | 'cropsPerEpoch' | 'crop' | 'data' | 'augmentation' | 'loss'>;

/** How the crops of the training pages are requested: larger than a training crop by the margin. */
export function trainingCrop(
  { crop, augmentation, data }: Settings,
  seed: number,
): Omit<CropRequest, 'index'> {
  return { side: 'training', seed, size: crop + augmentation.margin, writing: data.writing };
}

/**
 * Batches of parts of rendered crops. Rendering takes longer than a training step, so crops stay in a
 * pool and are shown several times, each time another part with other tones.
 */
export function createPageBatches(
  settings: Settings,
  { render }: Pick<Renderers, 'render'>,
  random: Random,
): Batches {
  const { batchSize, cropsPerEpoch, crop: side, data, augmentation, loss } = settings;
  const request = trainingCrop(settings, random.split('crops').integer(2 ** 31));
  const pool = createCropPool({
    size: data.pool,
    replaced: batchSize / data.reuse,
    render: (index) => render({ ...request, index }),
  });
  return {
    stepsPerEpoch: Math.max(1, Math.floor(cropsPerEpoch / batchSize)),
    async at(step) {
      const crops = await pool.at(step);
      const own = random.split('batch').split(step);
      const batch = emptyBatch(batchSize, side);
      const chosen = shuffled(crops.length, own.split('order'));
      for (let row = 0; row < batchSize; row++) {
        const crop = crops[chosen[row % chosen.length]];
        const place = { batch, row, side };
        placeCrop(crop, drawPlacing(augmentation, own.split(row)), place, loss.classWeights);
        const field = own.split(row).split('field');
        if (field.next() < augmentation.field) endAtField(place, field, loss.classWeights);
      }
      return batch;
    },
  };
}
