/** Halvings of [0, 1]: enough for every digit of a double. */
const HALVINGS = 60;

/**
 * 95 % interval of a share that covers at least 95 % for every n and every share (Clopper & Pearson
 * 1934). Wider than Wilson's, whose coverage is right on average only.
 *
 * The ends are the shares p for which P(X ≥ successes) and P(X ≤ successes) are 2.5 %, where X is
 * binomial with n and p.
 *
 * @example clopperPearsonInterval(0, 100) // [0, 0.0362]
 */
export function clopperPearsonInterval(successes: number, n: number): [low: number, high: number] {
  const logs = logBinomials(n);
  const tail = (p: number, from: number, to: number): number => {
    let sum = 0;
    for (let k = from; k <= to; k++) sum += Math.exp(logs[k] + k * Math.log(p) + (n - k) * Math.log1p(-p));
    return sum;
  };
  const low = successes === 0 ? 0 : solve((p) => tail(p, successes, n) > 0.025);
  const high = successes === n ? 1 : solve((p) => tail(p, 0, successes) < 0.025);
  return [low, high];
}

/** The lowest p in (0, 1) for which the condition holds; it holds for all p above. */
function solve(holds: (p: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** ln(n over k) for k from 0 to n. */
function logBinomials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let k = 1; k <= n; k++) logs[k] = logs[k - 1] + Math.log((n - k + 1) / k);
  return logs;
}
