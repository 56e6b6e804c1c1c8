import type { Random } from '@cifra/core/random/random.ts';
import { FRAME } from './canvas.ts';
import { drawElastic, type Elastic, fillRow } from './elastic.ts';

/**
 * Distances of the light's control points, pixels: from stains to the shadow of a hand. Drawn with
 * equal probability.
 */
const SPACINGS = [4, 7, 13];

/** The palest ink, relative to full ink: a hard pencil. */
const PALEST = 0.4;

/**
 * With a probability, makes ink paler, paper greyer and light uneven, in place. The light is a
 * smooth random field as in `drawElastic`. Values outside [0, 1] are either clipped or rescaled by
 * exposure. Draws one number if nothing happens.
 *
 * @param settings.darkness the paper's grey is uniform in [0, `darkness`], of full ink
 * @param settings.unevenness the light's root mean square is in [0, `unevenness`], of full ink, small values
 * more often
 * @param light overwritten
 */
export function shadeSome(
  ink: Float32Array,
  rng: Random,
  settings: { readonly probability: number; readonly darkness: number; readonly unevenness: number },
  light: Elastic,
): void {
  const happens = rng.next() < settings.probability;
  if (!happens) return;
  const level = settings.darkness * rng.next();
  const gain = PALEST + (1 - PALEST) * rng.next();
  const amplitude = settings.unevenness * rng.next() ** 2;
  const spacing = SPACINGS[rng.integer(SPACINGS.length)];
  const exposed = rng.next() < 0.5;
  drawElastic(light, rng, { amplitude, spacing });
  let least = 0;
  let most = 1;
  for (let y = 0, i = 0; y < FRAME; y++) {
    if (amplitude > 0) fillRow(light, y, 0, FRAME - 1);
    for (let x = 0; x < FRAME; x++, i++) {
      const value = level + gain * ink[i] + (amplitude > 0 ? light.rowX[x] : 0);
      ink[i] = value;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  const [low, range] = exposed ? [least, most - least] : [0, 1];
  for (let i = 0; i < ink.length; i++) ink[i] = Math.max(0, Math.min(1, (ink[i] - low) / range));
}
