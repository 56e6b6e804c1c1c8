import type { StringsReport } from '@cifra/training/evaluation/numbers/numberReport.ts';
import {
  calibrationTable,
  conformalTable,
  reliabilityPlot,
  riskCoveragePlot,
} from '@cifra/training/evaluation/page/calibrationSections.ts';
import { fairnessSection } from '@cifra/training/evaluation/page/fairnessSection.ts';
import { comparisonFinding } from '@cifra/training/evaluation/page/findings.ts';
import {
  classTable,
  confusedTable,
  confusionTable,
  figuresTable,
} from '@cifra/training/evaluation/page/metricSections.ts';
import { percentWithRange, whole } from '@cifra/training/evaluation/page/numbers.ts';
import { robustnessSection } from '@cifra/training/evaluation/page/robustnessSection.ts';
import { slicesSection } from '@cifra/training/evaluation/page/slicesSection.ts';
import { stringsReliabilityPlot } from '@cifra/training/evaluation/page/stringsReliabilityPlot.ts';
import type { EvaluatedModel, Report, SetReport } from '@cifra/training/evaluation/report/report.ts';
import { paragraph, table } from '@cifra/training/plot/html.ts';
import { percent } from '@cifra/training/plot/percent.ts';

export type SectionKind =
  | 'figures'
  | 'confusion'
  | 'reliability'
  | 'risk'
  | 'conformal'
  | 'writers'
  | 'slices'
  | 'corruptions'
  | 'comparison';
/** One part of a report as HTML, in English like the report. */
export type Section = { readonly kind: SectionKind; readonly html: string };

/**
 * Returns the sections of one set of digits, in order, without unmeasured ones. `id` is the prefix
 * of every id in them.
 */
export function reportSections(
  id: string,
  { model, against }: Pick<Report, 'model' | 'against'>,
  set: SetReport,
): Section[] {
  const { fairness, robustness, comparison, conformal, slices } = set;
  return [
    { kind: 'figures', html: figuresTable(id, set) + classTable(id, set) },
    { kind: 'confusion', html: confusionTable(id, set) + confusedTable(id, set) },
    { kind: 'reliability', html: reliabilityPlot(id, set) + calibrationTable(id, set) },
    { kind: 'risk', html: riskCoveragePlot(id, set) },
    ...(conformal.length > 0 ? [{ kind: 'conformal', html: conformalTable(id, set) } as const] : []),
    ...(robustness ? [{ kind: 'corruptions', html: robustnessSection(id, robustness) } as const] : []),
    ...(fairness ? [{ kind: 'writers', html: fairnessSection(id, fairness) } as const] : []),
    { kind: 'slices', html: slicesSection(id, slices) },
    ...(comparison && against
      ? [
          {
            kind: 'comparison',
            html: paragraph(comparisonFinding(comparison, [nameOf(model), nameOf(against)])),
          } as const,
        ]
      : []),
  ];
}

function nameOf({ name, version }: EvaluatedModel): string {
  return `${name} ${version}`;
}

/** Returns the sections of one set of strings. */
export function numberSections(id: string, set: StringsReport): Section[] {
  const { accuracy, digitErrors, calibration } = set;
  const figures = table({
    id: `${id}-figures`,
    caption: 'Strings, with 95 % intervals',
    head: ['figure', 'value'],
    rows: [
      ['strings', whole(accuracy.n)],
      ['all digits right', percentWithRange(accuracy)],
      ['digit errors', percentWithRange(digitErrors)],
      ['ECE', percent(calibration.expectedCalibrationError)],
    ],
  });
  return [
    { kind: 'figures', html: figures },
    { kind: 'reliability', html: stringsReliabilityPlot(id, set) },
    { kind: 'risk', html: riskCoveragePlot(id, { ...set, metrics: { accuracy } }, 'strings') },
  ];
}
