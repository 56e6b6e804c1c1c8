import { DIGIT_SIDE, type DigitImage } from '@cifra/core/base/types.ts';
import type { Bundle } from '@cifra/core/model/bundle.ts';
import type { Runtime } from '@cifra/core/model/runtime.ts';

/** Maps digits to the features of a model's last layer. */
export type FeatureModel = {
  /** [n, f], row by row. */
  features(images: readonly DigitImage[]): Promise<Float32Array>;
  release(): Promise<void>;
};

const PIXELS = DIGIT_SIDE * DIGIT_SIDE;

/** Loads a digit model for its features. */
export async function openFeatureModel(
  { manifest, model }: Pick<Bundle<'digit'>, 'manifest' | 'model'>,
  runtime: Runtime,
  { threads = 1 }: { readonly threads?: number } = {},
): Promise<FeatureModel> {
  const session = await runtime.load(model, { threads });
  return {
    async features(images) {
      const data = new Float32Array(images.length * PIXELS);
      images.forEach((image, n) => {
        data.set(image, n * PIXELS);
      });
      const dims = [images.length, 1, DIGIT_SIDE, DIGIT_SIDE];
      const outputs = await session.run({ [manifest.input.name]: { dims, data } });
      return outputs[manifest.outputs.features].data;
    },
    release: () => session.release(),
  };
}
