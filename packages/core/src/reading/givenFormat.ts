import { calibrate, withFirst } from '../decode/decodeLine.ts';
import type { Expect } from '../format/expect.ts';
import { meanings } from '../format/interpret.ts';
import type { Ranking } from '../format/rank.ts';
import type { NumberManifest } from '../model/manifest.ts';
import type { Candidate } from '../types.ts';
import { satisfying } from './satisfying.ts';

/**
 * Weight of strings whose digits do not fit the format, beside those that do: who names a format is nearly always right about it. Chosen so that on
 * validation data the probabilities with a format are as well calibrated as those without (docs/decisions/0009-readings-with-a-format.md).
 */
const OUTSIDE = 0.5;

/** The values of a line under a format, with calibrated probabilities; null where nothing that was read satisfies it. */
export function givenFormat(
  candidates: readonly Candidate[],
  expect: Expect,
  calibration: NumberManifest['calibration'],
): Ranking | null {
  const ranking = satisfying(candidates, expect, OUTSIDE);
  if (ranking === null) return null;
  // Reading it surely does not tell which of its meanings a text has.
  const share = 1 / meanings(expect, ranking.text).length;
  const first = share * calibrate(Math.min(1, ranking.probability / share), calibration);
  const probabilities = withFirst(
    ranking.candidates.map(({ probability }) => probability),
    first,
  );
  const values = ranking.candidates.map((value, i) => ({ ...value, probability: probabilities[i] }));
  return { ...values[0], candidates: values };
}
