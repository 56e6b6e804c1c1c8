import type { Plan } from './plan.ts';
import type { Learned } from './release.ts';
import { releasedWeights } from './releasedWeights.ts';

/**
 * Returns the weighted mean of the weights of two released models of one network, of which one was trained on from
 * the other. It keeps more of what the older one could than the newer one does (Wortsman et al. 2022, Robust
 * fine-tuning of zero-shot models, arXiv:2109.01903). Batch normalisations are folded into the convolutions.
 *
 * @param share of the newer one, in [0, 1]
 * @throws Error if a file belongs to another network
 */
export function meanWeights(plan: Plan, older: Uint8Array, newer: Uint8Array, share: number): Learned {
  const [from, to] = [older, newer].map((model) => releasedWeights(model, plan));
  return { ...to, weights: to.weights.map((weight, i) => share * weight + (1 - share) * from.weights[i]) };
}
