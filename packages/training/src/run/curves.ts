import { escapeXml } from '@cifra/core/base/xml.ts';
import type { EpochEvent, StepEvent } from '../learn/events.ts';
import { chartStyle, drawPanel, PANEL, type Panel, shortNumber } from '../plot/chart.ts';
import { percent } from '../plot/percent.ts';

/**
 * Draws the learning curves of a run as a self-contained SVG: losses, errors and learning rate over
 * the epochs.
 */
export function curvesSvg(name: string, metrics: readonly (StepEvent | EpochEvent)[]): string {
  const steps = metrics.filter((event) => event.kind === 'step');
  const epochs = metrics.filter((event) => event.kind === 'epoch');
  const panels = [lossPanel(steps, epochs), errorPanel(epochs), ratePanel(steps)];
  const height = panels.length * PANEL.height;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PANEL.width} ${height}" width="${PANEL.width}" height="${height}" role="img" aria-labelledby="title words">`,
    `<title id="title">Learning curves of ${escapeXml(name)}</title>`,
    `<desc id="words">${escapeXml(inWords(epochs))}</desc>`,
    `<style>${chartStyle}</style>`,
    `<rect class="paper" width="${PANEL.width}" height="${height}"/>`,
    ...panels.map((panel, i) => drawPanel(panel, i * PANEL.height)),
    '</svg>\n',
  ].join('\n');
}

function lossPanel(steps: readonly StepEvent[], epochs: readonly EpochEvent[]): Panel {
  return {
    title: 'Loss',
    xLabel: 'epoch',
    yLabel: 'nats (log scale)',
    scale: 'log',
    format: shortNumber,
    series: [
      {
        label: 'training, single steps',
        look: 'faint',
        points: steps.map(({ epoch, loss }) => [epoch, loss]),
      },
      {
        label: 'training, mean',
        look: 'b',
        points: epochs.map(({ epoch, trainingLoss }) => [epoch, trainingLoss]),
      },
      {
        label: 'validation',
        look: 'a',
        points: epochs.map(({ epoch, validation }) => [epoch, validation.nll]),
      },
    ],
  };
}

function errorPanel(epochs: readonly EpochEvent[]): Panel {
  const training = epochs.flatMap(({ epoch, training: t }) => (t ? [[epoch, t.error] as const] : []));
  return {
    title: 'Digits read wrong',
    xLabel: 'epoch',
    yLabel: 'share (log scale)',
    scale: 'log',
    format: shortPercent,
    series: [
      {
        label: 'validation',
        look: 'a',
        points: epochs.map(({ epoch, validation }) => [epoch, validation.error]),
      },
      { label: 'training digits, unchanged', look: 'b', points: training },
    ],
  };
}

function ratePanel(steps: readonly StepEvent[]): Panel {
  return {
    title: 'Learning rate',
    xLabel: 'epoch',
    yLabel: 'learning rate',
    scale: 'linear',
    format: shortNumber,
    series: [
      {
        label: 'learning rate',
        look: 'a',
        points: steps.map(({ epoch, learningRate }) => [epoch, learningRate]),
      },
    ],
  };
}

/** The text alternative: what a reader would learn from the picture. */
function inWords(epochs: readonly EpochEvent[]): string {
  const last = epochs.at(-1);
  if (!last) return 'No validation yet.';
  const best = epochs.reduce((a, b) => (b.improved ? b : a));
  return (
    `After ${shortNumber(last.epoch)} epochs the training loss is ${shortNumber(last.trainingLoss)} and ` +
    `${shortPercent(last.validation.error)} of ${last.validation.n} validation digits are read wrong; ` +
    `the best was ${shortPercent(best.validation.error)} after ${shortNumber(best.epoch)} epochs.`
  );
}

const shortPercent = (share: number) => percent(share, shortNumber);
