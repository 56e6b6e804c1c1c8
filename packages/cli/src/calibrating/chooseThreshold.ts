import type { CalibrationFigures, CalibrationGroup } from '@cifra/core/reading/calibration.ts';
import {
  controlRisk,
  figuresAt,
  lowestPromise,
  picturesNeeded,
} from '@cifra/training/calibrate/riskControl.ts';
import { probability } from '../output/figures.ts';
import { CommandError } from '../platform/commandError.ts';
import type { Judged } from './judgePictures.ts';

export type Chosen = CalibrationFigures & {
  readonly minimumConfidence: number;
  readonly groups?: readonly CalibrationGroup[];
};

/** Pictures that are named in a message, at most. */
const NAMED = 5;

/**
 * Chooses the lowest threshold that keeps the promise: in each group, if the pictures are divided.
 * @throws CommandError if there are too few pictures, or no threshold keeps the promise
 */
export function chooseThreshold(pictures: readonly Judged[], maxError: number): Chosen {
  checkCounts(pictures, maxError);
  const groups = groupsOf(pictures);
  const thresholds = groups.map(([, own]) => controlRisk(own, maxError));
  const minimumConfidence = Math.max(...thresholds);
  if (minimumConfidence > 1) throw nothingAccepted(pictures);
  const chosen = { minimumConfidence, ...figuresAt(pictures, minimumConfidence) };
  if (pictures[0].group === undefined) return chosen;
  return {
    ...chosen,
    groups: groups.map(([name, own], i) => ({
      name,
      minimumConfidence: thresholds[i],
      ...figuresAt(own, minimumConfidence),
    })),
  };
}

/**
 * @param pictures as labelled, or as read
 * @throws CommandError that says how many pictures are needed, and what the given ones allow
 */
export function checkCounts(
  pictures: readonly { readonly group?: string | undefined }[],
  maxError: number,
): void {
  const needed = picturesNeeded(maxError);
  const few = groupsOf(pictures).filter(([, { length }]) => length < needed);
  if (few.length === 0) return;
  const [[name, { length: fewest }]] = few.sort(([, a], [, b]) => a.length - b.length);
  const where = pictures.some(({ group }) => group !== undefined) ? ` in each group; ${listed(few)}` : '';
  const have = where === '' ? `; there are ${fewest}` : '';
  throw new CommandError(
    `--max-error ${maxError} needs at least ${needed} labelled pictures${where}${have}`,
    {
      hint:
        fewest === 0
          ? 'Label more pictures.'
          : `Label more, or allow more errors: ${fewest} pictures${where && ` (${name})`} support --max-error ${roundedUp(lowestPromise(fewest))}.`,
    },
  );
}

function groupsOf<P extends { readonly group?: string | undefined }>(
  pictures: readonly P[],
): [string, readonly P[]][] {
  const groups = [...Map.groupBy(pictures, ({ group = '' }) => group)];
  return groups.length === 0 ? [['', []]] : groups.sort(([a], [b]) => (a < b ? -1 : 1));
}

function listed(groups: readonly [string, readonly unknown[]][]): string {
  const names = groups.slice(0, NAMED).map(([name, { length }]) => `${name} has ${length}`);
  return [...names, ...(groups.length > NAMED ? [`${groups.length - NAMED} more have too few`] : [])].join(
    ', ',
  );
}

/** To four places: the promise must be one that the pictures support. */
function roundedUp(share: number): number {
  return Math.ceil(1e4 * share - 1e-9) / 1e4;
}

function nothingAccepted(pictures: readonly Judged[]): CommandError {
  const certain = mostConfidentMistakes(pictures).filter(({ wrong }) => wrong === 1);
  return new CommandError(
    `no threshold keeps the promise: certain readings are wrong:\n${certain.map(mistakeInWords).join('\n')}`,
    { hint: 'Check the labels of these pictures.' },
  );
}

/** The pictures whose wrong readings are the most confident: these decide the threshold. */
export function mostConfidentMistakes(pictures: readonly Judged[]): readonly Judged[] {
  const wrong = pictures.filter((picture) => picture.wrong !== null);
  return wrong.sort((a, b) => b.wrong! - a.wrong!).slice(0, NAMED);
}

export function mistakeInWords({ file, label, misread, wrong }: Judged): string {
  const written = label === '' ? 'no number' : label;
  return `  ${file}: ${written}, read as ${misread} (${probability(wrong ?? 0)})`;
}
