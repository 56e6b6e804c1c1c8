import type { NumberReport } from '@cifra/training/evaluation/numbers/numberReport.ts';
import { alignNumbers, formatTable } from '../output/table.ts';

/** Returns lines for the terminal: one row per data set. */
export function numberSummary({ sets }: NumberReport): string[] {
  const rows = sets.map(({ name, accuracy, digitErrors, calibration }) => [
    name,
    String(accuracy.n),
    percent(accuracy.value),
    `${(100 * accuracy.interval95[0]).toFixed(2)}–${percent(accuracy.interval95[1])}`,
    percent(digitErrors.value),
    percent(calibration.expectedCalibrationError),
  ]);
  const all = [['set', 'strings', 'all right', '95 % interval', 'digit errors', 'ECE'], ...rows];
  return formatTable(all, alignNumbers(all));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
