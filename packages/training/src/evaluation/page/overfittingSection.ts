import { paragraph } from '../../plot/html.ts';
import { plot } from '../../plot/plot.ts';
import type { Overfitting } from '../metrics/overfitting.ts';
import type { PageWords } from '../words/englishPage.ts';
import { overfittingFinding } from './findings.ts';

/** The gap in words, and the learning curves if the run is available. */
export function overfittingSection(overfitting: Overfitting, say: PageWords): string {
  const { curves } = overfitting;
  return [
    `<section aria-labelledby="overfitting"><h2 id="overfitting">${say.overfitting.heading}</h2>`,
    paragraph(overfittingFinding(overfitting, say)),
    ...(curves && curves.length > 0 ? [lossPlot(curves, say), errorPlot(curves, say)] : []),
    '</section>',
  ].join('\n');
}

type Curves = NonNullable<Overfitting['curves']>;

function lossPlot(curves: Curves, { overfitting, numbers: { short } }: PageWords): string {
  const last = curves[curves.length - 1];
  return plot({
    id: 'curves-loss',
    title: overfitting.lossTitle,
    words: overfitting.loss(short(last.epoch), short(last.validationLoss), short(last.trainingLoss)),
    x: { label: overfitting.epoch },
    y: { label: overfitting.lossAxis },
    series: [
      {
        label: overfitting.validation,
        look: 'line',
        points: curves.map(({ epoch, validationLoss }) => [epoch, validationLoss] as const),
      },
      {
        label: overfitting.training,
        look: 'dashed',
        points: curves.map(({ epoch, trainingLoss }) => [epoch, trainingLoss] as const),
      },
    ],
  });
}

function errorPlot(curves: Curves, { overfitting, numbers: { percent } }: PageWords): string {
  const training = curves.flatMap(({ epoch, trainingError }) =>
    trainingError === undefined ? [] : [[epoch, 100 * trainingError] as const],
  );
  const { validationError, trainingError } = curves[curves.length - 1];
  return plot({
    id: 'curves-error',
    title: overfitting.errorTitle,
    words: overfitting.error(
      percent(validationError),
      trainingError === undefined ? undefined : percent(trainingError),
    ),
    x: { label: overfitting.epoch },
    y: { label: overfitting.errorAxis },
    series: [
      {
        label: overfitting.validation,
        look: 'line',
        points: curves.map(({ epoch, validationError: error }) => [epoch, 100 * error] as const),
      },
      ...(training.length > 0
        ? [{ label: overfitting.unchanged, look: 'dashed' as const, points: training }]
        : []),
    ],
  });
}
