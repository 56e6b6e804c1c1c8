import type { TrainingState } from '../nn/trainer.ts';

/**
 * Weights on the way from those a run began with to those it came to: what was learned first is kept better than at the end, and
 * most of what was learned since is there too (Wortsman et al. 2022, Robust fine-tuning of zero-shot models, arXiv:2109.01903).
 *
 * @param kept share of the first, in [0, 1]
 * @throws Error when they are different networks'
 */
export function blended(
  began: TrainingState,
  ended: TrainingState,
  kept: number,
): Pick<TrainingState, 'average' | 'statistics'> {
  const between = (name: 'average' | 'statistics') => {
    const [first, last] = [began[name], ended[name]];
    if (first.length !== last.length) {
      throw new Error(`blended: ${first.length} and ${last.length} numbers of ${name}: two networks`);
    }
    return first.map((number, i) => kept * number + (1 - kept) * last[i]);
  };
  return { average: between('average'), statistics: between('statistics') };
}
