import { type McNemar, mcnemar } from '../../statistics/mcnemar.ts';
import type { Answers } from './answers.ts';
import { type Share, shareOf } from './figure.ts';

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
};

/** McNemar's test, and the digits on which the two differ. `rows` are their indices in the set. */
export function compare(first: Answers, second: Answers, rows: ArrayLike<number>): Comparison {
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
  };
}
