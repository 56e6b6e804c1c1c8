import type { Answers } from './answers.ts';
import { type Share, shareOf } from './figure.ts';
import { type McNemar, mcnemar } from './mcnemar.ts';

/** A digit that two models read differently. */
export type Disagreement = {
  readonly row: number;
  readonly label: number;
  readonly first: number;
  readonly second: number;
};

/** Two models on the same digits. */
export type Comparison = {
  readonly first: Share;
  readonly second: Share;
  readonly mcnemar: McNemar;
  readonly differ: readonly Disagreement[];
  readonly sentence: string;
};

/** McNemar's test, and the digits on which the two differ. `names` are those of the models, for the sentence. */
export function compare(
  first: Answers,
  second: Answers,
  { rows, names }: { readonly rows: ArrayLike<number>; readonly names: readonly [string, string] },
): Comparison {
  const { n, labels } = first;
  const right = ({ predicted }: Answers) => Array.from(labels, (label, i) => label === predicted[i]);
  const [a, b] = [right(first), right(second)];
  const count = (is: (i: number) => boolean) => Array.from(labels.keys()).filter(is).length;
  const test = mcnemar(
    count((i) => a[i] && !b[i]),
    count((i) => !a[i] && b[i]),
  );
  return {
    first: shareOf(
      count((i) => a[i]),
      n,
    ),
    second: shareOf(
      count((i) => b[i]),
      n,
    ),
    mcnemar: test,
    differ: Array.from(labels.keys())
      .filter((i) => first.predicted[i] !== second.predicted[i])
      .map((i) => ({
        row: rows[i],
        label: labels[i],
        first: first.predicted[i],
        second: second.predicted[i],
      })),
    sentence: inWords(test, names),
  };
}

function inWords(
  { onlyFirst, onlySecond, test, p }: McNemar,
  [first, second]: readonly [string, string],
): string {
  const shown = p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
  const counts = `${onlyFirst} digits are read right by ${first} alone, ${onlySecond} by ${second} alone (McNemar’s test, ${test}: ${shown})`;
  if (p >= 0.05) return `${counts}: the difference can be chance.`;
  return `${counts}: ${onlyFirst > onlySecond ? first : second} is better.`;
}
