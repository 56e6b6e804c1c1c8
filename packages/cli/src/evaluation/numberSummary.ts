import type { NumberReport } from '@cifra/training/evaluation/numbers/numberReport.ts';
import { percent, percentRange } from '../output/figures.ts';
import { alignNumbers, formatTable } from '../output/table.ts';

/** Returns lines for the terminal: one row per data set. */
export function numberSummary({ sets }: NumberReport): string[] {
  const rows = sets.map(({ name, accuracy, digitErrors, calibration }) => [
    name,
    String(accuracy.n),
    percent(accuracy.value),
    percentRange(accuracy.interval95),
    percent(digitErrors.value),
    percent(calibration.expectedCalibrationError),
  ]);
  const all = [['set', 'strings', 'all right', '95 % interval', 'digit errors', 'ECE'], ...rows];
  return formatTable(all, alignNumbers(all));
}
