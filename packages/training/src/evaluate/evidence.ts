import type { EvidenceMap } from '@cifra/core/explain/evidence.ts';
import { createExplainer } from '@cifra/core/explain/explainer.ts';
import { type Evidence, MOST_SHOWN } from '../evaluation/page/mistakesSection.ts';
import type { EvaluationSet } from '../evaluation/report/evaluateSet.ts';
import type { Report } from '../evaluation/report/report.ts';
import { inkOf } from '../evaluation/robustness/subjects.ts';
import type { EvaluationOptions } from './evaluationOptions.ts';

/** Grad-CAM of the mistakes that are shown; empty if the bundle has no explaining graph. */
export async function evidenceOf(
  { sets: reports }: Report,
  sets: readonly EvaluationSet[],
  { model, runtime, threads, signal }: EvaluationOptions,
): Promise<Evidence[]> {
  if (!model.explain) return [];
  const explainer = await createExplainer(model, runtime, { threads });
  try {
    const all: Evidence[] = [];
    for (const [i, { mistakes }] of reports.entries()) {
      const maps = new Map<number, EvidenceMap>();
      for (const { row, label, predicted } of mistakes.slice(0, MOST_SHOWN)) {
        signal?.throwIfAborted();
        const image = inkOf(sets[i].images, sets[i].rows.indexOf(row));
        maps.set(row, await explainer.gradCam(image, predicted, label));
      }
      all.push(maps);
    }
    return all;
  } finally {
    await explainer.release();
  }
}
