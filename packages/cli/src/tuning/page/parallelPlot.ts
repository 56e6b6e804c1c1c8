import { escapeXml } from '@cifra/core/base/xml.ts';
import { scrollable } from '@cifra/training/plot/html.ts';
import { placeOf } from '@cifra/training/tuning/domain.ts';
import type { Parameter } from '@cifra/training/tuning/space.ts';
import type { Definition } from '@cifra/training/tuning/storage/events.ts';
import type { CompleteTrial } from '@cifra/training/tuning/trial.ts';
import type { ObjectiveName } from '../spaceFile.ts';
import { objectiveValue, searched, shortNames, valueText } from '../words.ts';

/** SVG units. */
const SIZE = { step: 92, height: 300, left: 50, top: 44, bottom: 24 };

/** A vertical axis, with the position of each trial from 0 (bottom) to 1; null without a value. */
type Upright = {
  readonly name: string;
  readonly foot: string;
  readonly head: string;
  readonly place: (trial: CompleteTrial) => number | null;
};

/**
 * Draws every complete trial as a line over the parameters to its first objective, with the best
 * tenth highlighted. The plot is wider than a phone, so it scrolls.
 */
export function parallelPlot(definition: Definition, trials: readonly CompleteTrial[]): string {
  const axes = uprights(definition, trials);
  const { step, height, left } = SIZE;
  const width = 2 * left + step * (axes.length - 1);
  const sorted = trials.toSorted((a, b) => b.values[0] - a.values[0]);
  const good = Math.ceil(trials.length / 10);
  const lines = sorted.map((trial, i) => line(axes, trial, i >= sorted.length - good ? 'line' : 'guide'));
  const title = 'Every complete trial as a line over its parameters';
  const words =
    `The thick lines are the best ${good} of ${trials.length} by ${definition.objectives[0]}, shown on the right axis with the best at the bottom. ` +
    'Where the thick lines meet, a value is good for any values of the others. A line is broken where a trial lacks a parameter.';
  const svg = [
    `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="parallel-title parallel-words">`,
    `<title id="parallel-title">${escapeXml(title)}</title><desc id="parallel-words">${escapeXml(words)}</desc>`,
    ...lines,
    ...axes.map((axis, i) => upright(axis, left + i * step)),
    '</svg>',
  ].join('\n');
  return `<p id="parallel-about"><b>${escapeXml(title)}.</b> ${escapeXml(words)}</p>${scrollable('parallel-about', svg)}`;
}

function uprights({ space, objectives }: Definition, trials: readonly CompleteTrial[]): Upright[] {
  const names = shortNames(searched(space));
  const parameters = searched(space).map(
    (key): Upright => ({
      name: names.get(key)!,
      ...ends(space[key]),
      place: ({ params }) => (key in params ? placeOf(space[key], params[key]) : null),
    }),
  );
  return [...parameters, valueAxis(objectives[0] as ObjectiveName, trials)];
}

/** Ranks the values, because outliers would compress the good ones. */
function valueAxis(objective: ObjectiveName, trials: readonly CompleteTrial[]): Upright {
  const values = trials.map((trial) => trial.values[0]).sort((a, b) => a - b);
  return {
    name: `${objective}, by rank`,
    foot: objectiveValue(objective, values[0]),
    head: objectiveValue(objective, values.at(-1)!),
    place: (trial) => values.indexOf(trial.values[0]) / Math.max(1, values.length - 1),
  };
}

function ends(domain: Parameter): { foot: string; head: string } {
  if (domain.kind !== 'categorical') return { foot: valueText(domain.low), head: valueText(domain.high) };
  return { foot: valueText(domain.choices[0]), head: valueText(domain.choices.at(-1)) };
}

function upright({ name, foot, head }: Upright, x: number): string {
  const { height, top, bottom } = SIZE;
  return (
    `<line class="axis" x1="${x}" x2="${x}" y1="${top}" y2="${height - bottom}"/>` +
    `<text x="${x}" y="14" text-anchor="middle">${escapeXml(name)}</text>` +
    `<text x="${x}" y="${top - 8}" text-anchor="middle">${escapeXml(head)}</text>` +
    `<text x="${x}" y="${height - 8}" text-anchor="middle">${escapeXml(foot)}</text>`
  );
}

function line(axes: readonly Upright[], trial: CompleteTrial, look: 'line' | 'guide'): string {
  const { step, height, left, top, bottom } = SIZE;
  const pieces: string[][] = [[]];
  for (const [i, { place }] of axes.entries()) {
    const at = place(trial);
    if (at === null) pieces.push([]);
    else
      pieces
        .at(-1)!
        .push(`${left + i * step},${(height - bottom - at * (height - top - bottom)).toFixed(1)}`);
  }
  return pieces
    .filter(({ length }) => length > 1)
    .map((points) => `<polyline class="${look}" points="${points.join(' ')}"/>`)
    .join('');
}
