import type { Candidate } from '../base/types.ts';
import { calibrate, withFirst } from '../decode/decodeLine.ts';
import type { Expect } from '../format/expect.ts';
import { meanings } from '../format/interpret.ts';
import type { Ranking } from '../format/rank.ts';
import type { NumberManifest } from '../model/manifest.ts';
import type { ReadingParameters } from './parameters.ts';
import { satisfying } from './satisfying.ts';

/**
 * Ranks the values of a line under a format, with calibrated probabilities. Returns null where
 * nothing that was read satisfies the format.
 */
export function givenFormat(
  candidates: readonly Candidate[],
  expect: Expect,
  calibration: NumberManifest['calibration'],
  { formats }: ReadingParameters,
): Ranking | null {
  const ranking = satisfying(candidates, expect, formats.outside, formats.read);
  if (ranking === null) return null;
  // Even a certain text does not tell which of its meanings is intended.
  const share = 1 / meanings(expect, ranking.text).length;
  const first = share * calibrate(Math.min(1, ranking.probability / share), calibration);
  const probabilities = withFirst(
    ranking.candidates.map(({ probability }) => probability),
    first,
  );
  const values = ranking.candidates.map((value, i) => ({ ...value, probability: probabilities[i] }));
  return { ...values[0], candidates: values };
}
