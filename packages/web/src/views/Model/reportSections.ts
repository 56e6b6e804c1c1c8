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
import { robustnessSection } from '@cifra/training/evaluation/page/robustnessSection.ts';
import { slicesSection } from '@cifra/training/evaluation/page/slicesSection.ts';
import { stringsReliabilityPlot } from '@cifra/training/evaluation/page/stringsReliabilityPlot.ts';
import type { EvaluatedModel, Report, SetReport } from '@cifra/training/evaluation/report/report.ts';
import type { ReportWords } from '@cifra/training/evaluation/words/english.ts';
import { paragraph, table } from '@cifra/training/plot/html.ts';

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
/** One part of a report as HTML. */
export type Section = { readonly kind: SectionKind; readonly html: string };

/**
 * Returns the sections of one set of digits, in order, without unmeasured ones. `id` is the prefix
 * of every id in them.
 */
export function reportSections(
  id: string,
  { model, against }: Pick<Report, 'model' | 'against'>,
  set: SetReport,
  say: ReportWords,
): Section[] {
  const { fairness, robustness, comparison, conformal, slices } = set;
  return [
    { kind: 'figures', html: figuresTable(id, set, say) + classTable(id, set, say) },
    { kind: 'confusion', html: confusionTable(id, set, say) + confusedTable(id, set, say) },
    { kind: 'reliability', html: reliabilityPlot(id, set, say) + calibrationTable(id, set, say) },
    { kind: 'risk', html: riskCoveragePlot(id, set, 'digits', say) },
    ...(conformal.length > 0 ? [{ kind: 'conformal', html: conformalTable(id, set, say) } as const] : []),
    ...(robustness ? [{ kind: 'corruptions', html: robustnessSection(id, robustness, say) } as const] : []),
    ...(fairness ? [{ kind: 'writers', html: fairnessSection(id, fairness, say) } as const] : []),
    { kind: 'slices', html: slicesSection(id, slices, say) },
    ...(comparison && against
      ? [
          {
            kind: 'comparison',
            html: paragraph(comparisonFinding(comparison, [nameOf(model), nameOf(against)], say)),
          } as const,
        ]
      : []),
  ];
}

function nameOf({ name, version }: EvaluatedModel): string {
  return `${name} ${version}`;
}

/** Returns the sections of one set of strings. */
export function numberSections(id: string, set: StringsReport, say: ReportWords): Section[] {
  const { accuracy, digitErrors, calibration } = set;
  const { strings, numbers } = say;
  const figures = table({
    id: `${id}-figures`,
    caption: strings.caption,
    head: strings.head,
    rows: [
      [strings.strings, numbers.whole(accuracy.n)],
      [strings.right, numbers.percentWithRange(accuracy)],
      [strings.digitErrors, numbers.percentWithRange(digitErrors)],
      [strings.calibrationError, numbers.percent(calibration.expectedCalibrationError)],
    ],
  });
  return [
    { kind: 'figures', html: figures },
    { kind: 'reliability', html: stringsReliabilityPlot(id, set, say) },
    { kind: 'risk', html: riskCoveragePlot(id, { ...set, metrics: { accuracy } }, 'strings', say) },
  ];
}
