export type Counted = { readonly mistakes: number; readonly n: number };

/** Of tables that are equally likely, rounding must not tell one to be likelier. */
const TIE = 1 + 1e-9;

/**
 * Fisher's exact test (1922), two-sided: how often mistakes that fall on digits by chance would be shared out between two groups in a
 * way that is as unlikely as this one, or more.
 *
 * @example fisherExact({ mistakes: 0, n: 500 }, { mistakes: 8, n: 1500 }) // 0.213
 */
export function fisherExact(one: Counted, other: Counted): number {
  const mistakes = one.mistakes + other.mistakes;
  // Likelihood of each share, that of the one found being 1; its neighbours follow by the hypergeometric distribution's ratios.
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
