import { type Check, number, optional, record } from '@cifra/core/json/check.ts';
import { type Augmentation, noAugmentation } from '../augment/augment.ts';

const amount = optional(number({ from: 0 }));
const unit = optional(number({ from: 0, to: 1 }));
const givenAugmentation = record({
  rotation: optional(number({ from: 0, to: 180 })),
  scale: amount,
  aspect: amount,
  shear: amount,
  translation: optional(number({ from: 0, to: 28 })),
  elastic: optional(record({ amplitude: number({ from: 0 }), spacing: number({ from: 0, to: 28 }) })),
  strokeWidth: unit,
  blur: unit,
  contrast: optional(record({ gain: number({ from: 0, to: 1 }), bend: number({ from: 0, to: 1 }) })),
  occlusion: optional(record({ probability: number({ from: 0, to: 1 }), size: number({ from: 0, to: 28 }) })),
  rules: optional(record({ probability: number({ from: 0, to: 1 }), most: number({ from: 1 }) })),
  filter: optional(record({ probability: number({ from: 0, to: 1 }) })),
  paper: optional(
    record({
      probability: number({ from: 0, to: 1 }),
      darkness: number({ from: 0, to: 1 }),
      unevenness: number({ from: 0, to: 1 }),
    }),
  ),
  noise: optional(record({ probability: number({ from: 0, to: 1 }), range: number({ from: 0, to: 1 }) })),
});
/** Fields that a recipe leaves out are off. */
export const augmentation: Check<Augmentation> = (value, path) => ({
  ...noAugmentation,
  ...givenAugmentation(value, path),
});
