import { type Confusion, margins } from './confusion.ts';

/**
 * Cohen's kappa (1960): the agreement of readings and truth beyond what their frequencies would
 * give by chance.
 *
 * (pₒ - pₑ) / (1 - pₑ), pₑ = Σ writtenₖ readₖ / n². 1 = always, 0 = as often as by chance; also 0
 * if undefined.
 */
export function cohenKappa(confusion: Confusion): number {
  const { right, written, read, total } = margins(confusion);
  const observed = sum(right) / total;
  const byChance = dot(written, read) / (total * total);
  return byChance < 1 ? (observed - byChance) / (1 - byChance) : 0;
}

/**
 * Matthews' correlation coefficient for several classes (Gorodkin 2004): the correlation between
 * true and predicted digits.
 *
 * (c s - Σ tₖ pₖ) / √((s² - Σ pₖ²)(s² - Σ tₖ²)); 0 if undefined.
 */
export function matthews(confusion: Confusion): number {
  const { right, written, read, total } = margins(confusion);
  const covariance = sum(right) * total - dot(written, read);
  const spread = (total * total - dot(read, read)) * (total * total - dot(written, written));
  return spread > 0 ? covariance / Math.sqrt(spread) : 0;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, value, i) => total + value * b[i], 0);
}
