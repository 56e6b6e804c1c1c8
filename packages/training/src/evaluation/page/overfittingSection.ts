import { paragraph } from '../../plot/html.ts';
import { percent } from '../../plot/percent.ts';
import { plot } from '../../plot/plot.ts';
import { short } from '../../plot/shortNumber.ts';
import type { Overfitting } from '../metrics/overfitting.ts';
import { overfittingFinding } from './findings.ts';

/** The gap in words, and the learning curves if the run is available. */
export function overfittingSection(overfitting: Overfitting): string {
  const { curves } = overfitting;
  return [
    '<section aria-labelledby="overfitting"><h2 id="overfitting">Overfitting</h2>',
    paragraph(overfittingFinding(overfitting)),
    ...(curves && curves.length > 0 ? [lossPlot(curves), errorPlot(curves)] : []),
    '</section>',
  ].join('\n');
}

type Curves = NonNullable<Overfitting['curves']>;

function lossPlot(curves: Curves): string {
  const last = curves[curves.length - 1];
  return plot({
    id: 'curves-loss',
    title: 'Learning curves: loss',
    words:
      `After ${short(last.epoch)} epochs ${short(last.validationLoss)} on held-out digits and ${short(last.trainingLoss)} in training, where ` +
      'digits are augmented, units dropped and labels smoothed: only the shapes of the two curves are comparable.',
    x: { label: 'epoch' },
    y: { label: 'log loss, nats' },
    series: [
      {
        label: 'validation',
        look: 'line',
        points: curves.map(({ epoch, validationLoss }) => [epoch, validationLoss] as const),
      },
      {
        label: 'training',
        look: 'dashed',
        points: curves.map(({ epoch, trainingLoss }) => [epoch, trainingLoss] as const),
      },
    ],
  });
}

function errorPlot(curves: Curves): string {
  const training = curves.flatMap(({ epoch, trainingError }) =>
    trainingError === undefined ? [] : [[epoch, 100 * trainingError] as const],
  );
  const last = curves[curves.length - 1];
  const seen =
    last.trainingError === undefined ? '' : ` and ${percent(last.trainingError)} of the training digits`;
  return plot({
    id: 'curves-error',
    title: 'Learning curves: digits misread',
    words: `At the end ${percent(last.validationError)} of the held-out digits${seen}, unchanged, are misread.`,
    x: { label: 'epoch' },
    y: { label: 'misread, %' },
    series: [
      {
        label: 'validation',
        look: 'line',
        points: curves.map(({ epoch, validationError }) => [epoch, 100 * validationError] as const),
      },
      ...(training.length > 0
        ? [{ label: 'training digits, unchanged', look: 'dashed' as const, points: training }]
        : []),
    ],
  });
}
