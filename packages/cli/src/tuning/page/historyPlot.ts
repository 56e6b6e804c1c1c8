import { plot } from '@cifra/training/plot/plot.ts';
import type { CompleteTrial } from '@cifra/training/tuning/trial.ts';
import type { ObjectiveName } from '../spaceFile.ts';
import { objectiveValue, objectiveWords } from '../words.ts';

type Which = {
  readonly objective: ObjectiveName;
  readonly index: number;
  readonly trials: readonly CompleteTrial[];
};

/**
 * Plots an objective of each complete trial, and the best so far. Values above three times the
 * median are drawn at the top, because a single diverged trial would flatten all others into a
 * line.
 */
export function historyPlot({ objective, index, trials }: Which): string {
  const values = trials.map((trial) => trial.values[index]);
  const top = 3 * values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const shown = (value: number) => plotted(objective, Math.min(value, top));
  let best = Number.POSITIVE_INFINITY;
  const bests = trials.map(({ number }, i) => {
    best = Math.min(best, values[i]);
    return [number, shown(best)] as const;
  });
  const high = values.filter((value) => value > top).length;
  return plot({
    id: `history-${index}`,
    title: `The ${objectiveWords[objective]}, trial by trial`,
    words:
      `It starts at ${objectiveValue(objective, values[0])} and falls to ${objectiveValue(objective, best)} at trial ` +
      `${trials[values.indexOf(best)].number}.${high > 0 ? ` Trials far above the others (${high}) are drawn at the top.` : ''}`,
    x: { label: 'trial' },
    y: { label: objective === 'error' ? 'error, %' : objective },
    series: [
      {
        label: 'trials',
        look: 'points',
        points: trials.map(({ number }, i) => [number, shown(values[i])]),
      },
      { label: 'best so far', look: 'line', points: bests },
    ],
  });
}

/** Returns an objective's value in the unit of its axis: errors in per cent. */
export function plotted(objective: ObjectiveName, value: number): number {
  return objective === 'error' ? 100 * value : value;
}
