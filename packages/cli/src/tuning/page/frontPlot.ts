import { plot } from '@cifra/training/plot/plot.ts';
import { frontOf } from '@cifra/training/tuning/front/domination.ts';
import type { CompleteTrial } from '@cifra/training/tuning/trial.ts';
import type { ObjectiveName } from '../spaceFile.ts';
import { objectiveWords } from '../words.ts';
import { plotted } from './historyPlot.ts';

type Shown = { readonly objectives: readonly ObjectiveName[]; readonly trials: readonly CompleteTrial[] };

/** Plots all complete trials by the first two objectives, with their Pareto front. */
export function frontPlot({ objectives: [first, second], trials }: Shown): string {
  const place = ({ values }: CompleteTrial) =>
    [plotted(second, values[1]), plotted(first, values[0])] as const;
  const front = frontOf(trials.map(({ values }) => values.slice(0, 2)))
    .map((i) => place(trials[i]))
    .sort(([a], [b]) => a - b);
  const label = (objective: ObjectiveName) => (objective === 'error' ? 'error, %' : objective);
  return plot({
    id: 'front-plot',
    title: `The ${objectiveWords[first]} against the ${objectiveWords[second]}`,
    words: `${front.length} of ${trials.length} trials are on the Pareto front: one objective can only be lowered by raising the other.`,
    x: { label: label(second) },
    y: { label: label(first) },
    series: [
      {
        label: 'all trials',
        look: 'points',
        points: trials.map(place),
      },
      { label: 'Pareto front', look: 'line', marked: true, points: front },
    ],
  });
}
