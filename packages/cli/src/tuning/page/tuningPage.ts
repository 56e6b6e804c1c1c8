import { htmlPage } from '@cifra/training/evaluation/page/htmlPage.ts';
import { paragraph, table } from '@cifra/training/plot/html.ts';
import { frontOf } from '@cifra/training/tuning/front/domination.ts';
import { importances } from '@cifra/training/tuning/importance/fanova.ts';
import type { Definition } from '@cifra/training/tuning/storage/events.ts';
import { bestOf, type CompleteTrial, completeOf, type Trial } from '@cifra/training/tuning/trial.ts';
import { duration } from '../../output/figures.ts';
import type { ObjectiveName } from '../spaceFile.ts';
import { objectiveValue, objectiveWords, searched, secondsOf, shortNames, valueText } from '../words.ts';
import { frontPlot } from './frontPlot.ts';
import { historyPlot } from './historyPlot.ts';
import { importanceBars } from './importanceBars.ts';
import { parallelPlot } from './parallelPlot.ts';

export type Study = {
  readonly definition: Definition;
  readonly description: string;
  readonly trials: readonly Trial[];
};

/** The number of complete trials needed to estimate the importance of parameters. */
const ENOUGH = 8;

/** Returns a study as one self-contained HTML page. At least one trial must be complete. */
export function tuningPage({ definition, description, trials }: Study): string {
  const objectives = definition.objectives as readonly ObjectiveName[];
  const complete = completeOf(trials);
  return htmlPage(`${definition.name}: tuning`, [
    paragraph(description),
    paragraph(counts(definition, trials)),
    '<h2>Best trial</h2>',
    bestTable(definition, trials),
    '<h2>History</h2>',
    ...objectives.map((objective, i) => historyPlot({ objective, index: i, trials: complete })),
    ...(objectives.length > 1
      ? [
          '<h2>Pareto front</h2>',
          frontPlot({ objectives, trials: complete }),
          frontTable(definition, complete),
        ]
      : []),
    '<h2>Parallel coordinates</h2>',
    parallelPlot(definition, complete),
    '<h2>What matters</h2>',
    ...(complete.length < ENOUGH
      ? [paragraph(`Fewer than ${ENOUGH} complete trials: too few to estimate importance.`)]
      : objectives.map((objective, i) => importanceSection(definition, { objective, index: i, complete }))),
    '<h2>All trials</h2>',
    trialsTable(definition, trials),
  ]);
}

function counts({ sampler, pruner, seed }: Definition, trials: readonly Trial[]): string {
  const states = Map.groupBy(
    trials.filter(({ state }) => state !== 'abandoned'),
    ({ state }) => state,
  );
  const parts = [...states].map(([state, { length }]) => `${length} ${state}`);
  const seconds = trials.reduce((sum, trial) => sum + secondsOf(trial), 0);
  return (
    `Trials: ${parts.join(', ')}; ${duration(seconds)} of work. Sampler ${sampler}, pruner ${pruner}, seed ${seed}. ` +
    'All figures are for held-out digits. The best of many trials is slightly optimistic: check the trained model with cifra evaluate.'
  );
}

function bestTable({ space, objectives }: Definition, trials: readonly Trial[]): string {
  const best = bestOf(trials)!;
  return table({
    id: 'best',
    caption: `Trial ${best.number}, the best by ${objectives[0]}`,
    head: ['what', 'value', 'searched'],
    rows: [
      ...(objectives as ObjectiveName[]).map((objective, i) => [
        objectiveWords[objective],
        objectiveValue(objective, best.values[i]),
        '',
      ]),
      ...Object.entries(space)
        .filter(([place]) => place in best.params)
        .map(([place, domain]) => [
          place,
          valueText(best.params[place]),
          domain.kind === 'categorical'
            ? domain.choices.map(String).join(', ')
            : `${valueText(domain.low)} – ${valueText(domain.high)}${domain.kind === 'logFloat' ? ', logarithmic' : ''}`,
        ]),
    ],
  });
}

function frontTable({ space, objectives }: Definition, complete: readonly CompleteTrial[]): string {
  const front = frontOf(complete.map(({ values }) => values)).map((i) => complete[i]);
  const names = shortNames(searched(space));
  return table({
    id: 'front',
    caption: 'Pareto front: trials that no other trial dominates',
    head: ['trial', ...objectives, ...names.values()],
    rows: front
      .toSorted((a, b) => a.values[0] - b.values[0])
      .map((trial) => [String(trial.number), ...valueCells(objectives, trial), ...paramCells(space, trial)]),
  });
}

function importanceSection(
  { space }: Definition,
  {
    objective,
    index,
    complete,
  }: { objective: ObjectiveName; index: number; complete: readonly CompleteTrial[] },
): string {
  const free = Object.fromEntries(searched(space).map((place) => [place, space[place]]));
  const values = complete.map((trial) => trial.values[index]);
  return importanceBars(objective, importances(free, complete, values));
}

function trialsTable({ space, objectives }: Definition, trials: readonly Trial[]): string {
  const names = shortNames(searched(space));
  return table({
    id: 'trials',
    caption: 'In order of their start; the state of a pruned trial shows its last reported value',
    head: ['trial', 'state', ...objectives, 'time', ...names.values()],
    rows: trials.map((trial) => [
      String(trial.number),
      stateText(trial, objectives as ObjectiveName[]),
      ...valueCells(objectives, trial),
      duration(secondsOf(trial)),
      ...paramCells(space, trial),
    ]),
  });
}

function stateText({ state, reports, reason }: Trial, [first]: readonly ObjectiveName[]): string {
  if (state === 'failed') return `failed: ${reason}`;
  const last = reports.at(-1);
  return state === 'pruned' && last
    ? `pruned at step ${last.step}, ${objectiveValue(first, last.value)}`
    : state;
}

function valueCells(objectives: readonly string[], { values }: Trial): string[] {
  return (objectives as ObjectiveName[]).map((objective, i) =>
    values ? objectiveValue(objective, values[i]) : '–',
  );
}

function paramCells(space: Definition['space'], { params }: Trial): string[] {
  return searched(space).map((place) => valueText(params[place]));
}
