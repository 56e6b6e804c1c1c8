import type { NumberReport } from '@cifra/training/evaluation/numbers/numberReport.ts';
import type { Report } from '@cifra/training/evaluation/report/report.ts';

/** Report of `cifra evaluate`, of a digit model or a number model. */
export type AnyReport = Report | NumberReport;

const FORMATS: readonly unknown[] = [
  'cifra-report/4',
  'cifra-number-report/3',
] satisfies AnyReport['format'][];

/**
 * Parses a `report.json`; null if the text is not a report. The sections insert numeric fields
 * without escaping, so no string of an untrusted file may open a tag.
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
