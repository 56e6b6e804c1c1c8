import type { Random } from '@cifra/core/random/random.ts';
import { fgsm, type LossGradient, pgd } from './attacks.ts';
import { errorOf, type Misreader } from './misreader.ts';
import type { AttackPoint } from './robustness.ts';

/** L∞ distances, 1 = full ink; ascending. */
export const RADII = [0.02, 0.05, 0.1, 0.2, 0.3];

type Effort = { readonly attacked: number; readonly steps: number };

/**
 * Attacks the first digits at one radius after another, ascending. A digit that is misread without
 * an attack counts as defeated. A digit that gradient ascent defeated at one radius counts as
 * defeated at all larger ones, because these allow the same changes.
 */
export function createAttacker(
  misread: Misreader,
  gradient: LossGradient | undefined,
  { attacked, steps }: Effort,
  random: Random,
): (radius: number) => Promise<AttackPoint> {
  let plain: Uint8Array | undefined;
  let fallen: Uint8Array | undefined;
  return async (radius) => {
    if (!gradient) throw new Error('createAttacker: there is no gradient to attack with');
    plain ??= await misread.changed(attacked, (image) => image);
    const once = await misread.attacked(plain, (digits) => fgsm(digits, radius, gradient));
    fallen = await misread.attacked(fallen ?? plain, (digits) =>
      pgd(digits, { radius, steps, random: random.split(String(radius)) }, gradient),
    );
    return { radius, fgsm: errorOf(once), pgd: errorOf(fallen) };
  };
}
