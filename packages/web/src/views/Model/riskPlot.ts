import type { Manifest, RiskPoint } from '@cifra/core/model/manifest.ts';
import { plot } from '@cifra/training/plot/plot.ts';
import { numbers } from '../../words/words.ts';
import { modelWords } from './words/words.ts';

/**
 * Returns the risk of one or two models at every coverage, as SVG with its text; '' if none has a
 * curve.
 */
export function riskPlot(manifests: readonly Manifest[]): string {
  const texts = modelWords.value;
  const curves = manifests.flatMap((manifest) =>
    manifest.task !== 'page' && manifest.riskCoverage
      ? [{ name: manifest.name, curve: manifest.riskCoverage }]
      : [],
  );
  if (curves.length === 0) return '';
  const most = Math.max(...curves.flatMap(({ curve }) => curve.map(({ risk }) => risk)));
  return plot({
    id: 'released-risk',
    title: texts.riskTitle,
    words: texts.riskWords(
      curves.map(({ name, curve }) => {
        const { all, free } = ends(curve);
        return texts.riskOf(name, numbers.value.probability(all), numbers.value.probability(free));
      }),
    ),
    x: { label: texts.coverage, range: [0, 100] },
    y: { label: texts.risk, range: [0, 100 * most] },
    format: (value) => numbers.value.decimal(value),
    series: curves.map(({ name, curve }, i) => ({
      label: name,
      look: i === 0 ? 'line' : 'dashed',
      points: curve.map(({ coverage, risk }) => [100 * coverage, 100 * risk] as const),
    })),
  });
}

/** Returns the risk of accepting everything, and the largest coverage without errors. */
export function ends(curve: readonly RiskPoint[]): { readonly all: number; readonly free: number } {
  const widest = curve.reduce((a, b) => (b.coverage > a.coverage ? b : a));
  const free = Math.max(0, ...curve.filter(({ risk }) => risk === 0).map(({ coverage }) => coverage));
  return { all: widest.risk, free };
}
