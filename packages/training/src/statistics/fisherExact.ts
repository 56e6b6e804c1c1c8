export type Counted = { readonly mistakes: number; readonly n: number };

/** Tolerance for ties: rounding must not make one of two equally likely tables seem likelier. */
const TIE = 1 + 1e-9;

/**
 * Fisher's exact test (1922), two-sided: if mistakes fall on digits at random, the probability of a
 * split between two groups that is at most as likely as the observed one.
 *
 * @example fisherExact({ mistakes: 0, n: 500 }, { mistakes: 8, n: 1500 }) // 0.213
 */
export function fisherExact(one: Counted, other: Counted): number {
  const mistakes = one.mistakes + other.mistakes;
  // Likelihoods are relative to that of the observed split. From one split to the next, they change
  // by the ratio of the hypergeometric distribution.
  const upwards = (k: number) => ((mistakes - k) * (one.n - k)) / ((k + 1) * (other.n - mistakes + k + 1));
  let as = 1;
  let all = 1;
  const add = (likelihood: number): void => {
    all += likelihood;
    if (likelihood <= TIE) as += likelihood;
  };
  for (let k = one.mistakes, likelihood = 1; k < Math.min(mistakes, one.n); k++) {
    likelihood *= upwards(k);
    add(likelihood);
  }
  for (let k = one.mistakes, likelihood = 1; k > Math.max(0, mistakes - other.n); k--) {
    likelihood /= upwards(k - 1);
    add(likelihood);
  }
  return Math.min(1, as / all);
}
