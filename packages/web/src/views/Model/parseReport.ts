import type { NumberReport } from '@cifra/training/evaluation/numbers/numberReport.ts';
import type { Report } from '@cifra/training/evaluation/report/report.ts';

/** What `cifra evaluate` writes: of a model of digits, or of numbers. */
export type AnyReport = Report | NumberReport;

const FORMATS: readonly unknown[] = [
  'cifra-report/3',
  'cifra-number-report/2',
] satisfies AnyReport['format'][];

/**
 * A `report.json`; null when the text is none. The sections of a report write what should be numbers as they are, so no
 * string of a file from elsewhere may open a tag.
 */
export function parseReport(text: string): AnyReport | null {
  try {
    const report = JSON.parse(text, (_, value) =>
      typeof value === 'string' ? value.replace(/<(?=[a-z/!?]|$)/gi, '‹') : value,
    );
    return FORMATS.includes(report?.format) && Array.isArray(report.sets) && report.sets.length > 0
      ? report
      : null;
  } catch {
    return null;
  }
}
