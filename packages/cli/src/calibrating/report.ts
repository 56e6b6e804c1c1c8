import type { Calibration, CalibrationFigures } from '@cifra/core/reading/calibration.ts';
import { clopperPearsonInterval } from '@cifra/training/statistics/clopperPearson.ts';
import { percent, percentRange } from '../output/figures.ts';
import { alignNumbers, formatTable } from '../output/table.ts';
import { mistakeInWords, mostConfidentMistakes } from './chooseThreshold.ts';
import type { Judged } from './judgePictures.ts';

/** Returns lines for the terminal: the threshold, the promise, and the figures behind it. */
export function calibrationReport(calibration: Calibration, pictures: readonly Judged[]): string[] {
  const { minimumConfidence, maxError, groups } = calibration;
  const mistakes = mostConfidentMistakes(pictures).filter(({ wrong }) => wrong! >= minimumConfidence);
  const where = groups ? ' in each group' : '';
  return [
    minimumConfidence === 0
      ? 'No reading is refused for its confidence.'
      : `Readings with a confidence below ${minimumConfidence} are refused.`,
    `Promise: of all new pictures like these, at most ${percent(maxError)}${where} are accepted and wrong, on average over calibrations.`,
    '',
    ...table(calibration),
    '',
    BOUND,
    ...(mistakes.length > 0
      ? ['', 'Accepted and wrong; check their labels:', ...mistakes.map(mistakeInWords)]
      : []),
  ];
}

/** The interval knows nothing of the choice; docs/evaluation.md has how often it fails. */
const BOUND =
  '95 %: the exact interval (Clopper & Pearson) of the share of the accepted that is wrong. The threshold was chosen on the same pictures.';

function table({ groups = [], minimumConfidence, ...all }: Calibration): string[] {
  const rows = [
    ['', 'pictures', 'accepted', 'wrong', 'wrong of accepted', '95 %', 'threshold'],
    ...groups.map((group) => [group.name, ...figures(group), String(group.minimumConfidence)]),
    ['all', ...figures(all), String(minimumConfidence)],
  ];
  return formatTable(rows, alignNumbers(rows));
}

function figures({ pictures, accepted, acceptedWrong }: CalibrationFigures): string[] {
  return [
    String(pictures),
    String(accepted),
    String(acceptedWrong),
    accepted === 0 ? '–' : percent(acceptedWrong / accepted),
    percentRange(clopperPearsonInterval(acceptedWrong, accepted)),
  ];
}
