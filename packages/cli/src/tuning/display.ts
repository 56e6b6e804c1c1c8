import type { Definition } from '@cifra/training/tuning/storage/events.ts';
import { bestOf, type Trial } from '@cifra/training/tuning/trial.ts';
import { duration } from '../output/figures.ts';
import type { Progress } from '../output/progress.ts';
import { type Align, pad } from '../output/table.ts';
import type { ObjectiveName } from './spaceFile.ts';
import { objectiveValue, searched, secondsOf, shortNames, valueText } from './words.ts';

type Column = {
  readonly head: string;
  readonly width: number;
  readonly align: Align;
  readonly cell: (trial: Trial) => string;
};

/**
 * Shows a growing table of trials: a permanent row for each trial that has ended, in any worker,
 * and a live last line for this worker's trial, with its steps.
 */
export function tuningDisplay(
  progress: Progress,
  {
    definition,
    worker,
    wanted,
  }: { readonly definition: Definition; readonly worker: string; readonly wanted: number },
): (trials: readonly Trial[]) => void {
  const columns = columnsOf(definition);
  const row = (cell: (column: Column) => string) =>
    columns
      .map((column) => pad(cell(column), column.width, column.align))
      .join('  ')
      .trimEnd();
  const shown = new Set<number>();
  let begun = false;
  return (trials) => {
    if (!begun) progress.note(row(({ head }) => head));
    begun = true;
    const best = bestOf(trials);
    for (const trial of trials) {
      if (trial.state === 'running' || shown.has(trial.number)) continue;
      shown.add(trial.number);
      progress.note(`${row(({ cell }) => cell(trial))}${trial === best ? '  ← best so far' : ''}`);
      if (trial.reason) progress.note(`      ${trial.reason}`);
    }
    const own = trials.find((trial) => trial.state === 'running' && trial.worker === worker);
    const ended = trials.filter(({ state }) => ['complete', 'pruned', 'failed'].includes(state)).length;
    if (own) progress.update(`${row(({ cell }) => cell(own))}  (${ended} of ${wanted} trials ended)`);
  };
}

function columnsOf({ space, objectives }: Definition): Column[] {
  const names = shortNames(searched(space));
  return [
    { head: 'trial', width: 5, align: 'right', cell: ({ number }) => String(number) },
    { head: 'state', width: 9, align: 'left', cell: stateText },
    ...(objectives as ObjectiveName[]).map(
      (objective, i): Column => ({
        head: objective,
        width: Math.max(8, objective.length),
        align: 'right',
        cell: (trial) => {
          const value = trial.values?.[i] ?? (i === 0 ? trial.reports.at(-1)?.value : undefined);
          return value === undefined ? '–' : objectiveValue(objective, value);
        },
      }),
    ),
    { head: 'time', width: 10, align: 'right', cell: (trial) => duration(secondsOf(trial)) },
    ...searched(space).map(
      (place): Column => ({
        head: names.get(place)!,
        width: Math.max(8, names.get(place)!.length),
        align: 'right',
        cell: ({ params }) => valueText(params[place]),
      }),
    ),
  ];
}

/** Returns the state of a trial, or the last reported step while it runs. */
function stateText({ state, reports }: Trial): string {
  return state === 'running' ? `step ${reports.at(-1)?.step ?? 0}` : state;
}
