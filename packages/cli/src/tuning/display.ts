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
 * A table of trials that grows: a row stays for each trial that has ended, whoever ran it, and the last line lives: this worker's
 * trial, with its steps.
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
  const told = new Set<number>();
  let begun = false;
  return (trials) => {
    if (!begun) progress.note(row(({ head }) => head));
    begun = true;
    const best = bestOf(trials);
    for (const trial of trials) {
      if (trial.state === 'running' || told.has(trial.number)) continue;
      told.add(trial.number);
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

/** Of a trial that runs or was stopped, how far it came. */
function stateText({ state, reports }: Trial): string {
  return state === 'running' ? `step ${reports.at(-1)?.step ?? 0}` : state;
}
