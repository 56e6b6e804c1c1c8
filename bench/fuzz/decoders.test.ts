import { createRandom } from '@cifra/core/random/random.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { PictureError, type PictureProblem } from '@cifra/node/pictures/pictureError.ts';
import { openers } from '@cifra/node/pictures/testing/openers.ts';
import { expect, test } from 'vitest';
import { mutate, pick } from './mutations.ts';
import { seedsOf } from './requests.ts';

test.each(openers)('500 mutated pictures, $name: pixels or a PictureError', async ({ open }) => {
  const { pictures } = await seedsOf();
  const random = createRandom('decoders');
  const outcomes = new Map<PictureProblem | 'decoded', number>();
  for (let round = 0; round < 500; round++) {
    const result = await decodePicture(mutate(pick(pictures, random), random), open).catch((error) => error);
    if (result instanceof Error) expect(result).toBeInstanceOf(PictureError);
    const outcome = result instanceof PictureError ? result.problem : 'decoded';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect(outcomes.get('decoded')).toBeGreaterThan(20);
  expect(outcomes.get('damaged')).toBeGreaterThan(80);
});
