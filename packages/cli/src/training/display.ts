import type { EpochEvent, StepEvent, TrainingEvent } from '@cifra/training/learn/events.ts';
import { count, duration, percent } from '../output/figures.ts';
import type { Progress } from '../output/progress.ts';

/**
 * Steps over which the displayed speed and loss are averaged, because single steps vary too much.
 */
const smoothing = 50;

/** Shows the events of a training run: one live line, and a permanent line for each validation. */
export function trainingDisplay(progress: Progress): (event: TrainingEvent) => void {
  let begun = { step: 0, seconds: Number.NaN };
  let mean = { speed: 0, loss: 0 };
  let seen = 0;
  let latest: EpochEvent | undefined;
  let best: EpochEvent | undefined;

  const onStep = (event: StepEvent): void => {
    if (Number.isNaN(begun.seconds)) begun = { step: event.step, seconds: event.seconds };
    const { imagesPerSecond: speed, loss } = event;
    const weight = 1 / Math.min(++seen, smoothing);
    mean = { speed: mix(mean.speed, speed, weight), loss: mix(mean.loss, loss, weight) };
    progress.update(
      liveLine(event, mean, { validation: validationPart(latest, best), left: timeLeft(event, begun) }),
    );
  };

  return (event) => {
    switch (event.kind) {
      case 'started':
        return startedLines(event).forEach(progress.note);
      case 'step':
        return onStep(event);
      case 'epoch':
        latest = event;
        if (event.improved) best = event;
        return progress.note(epochLine(event));
      case 'warning':
        return progress.note(`warning: ${event.message}`);
      // Every validation writes a checkpoint. Only the last one matters, and `stopped` names it.
      case 'checkpoint':
        return;
      case 'finished':
      case 'stopped':
        return progress.clear();
      default:
        event satisfies never;
    }
  };
}

function mix(old: number, fresh: number, weight: number): number {
  return old + weight * (fresh - old);
}

type Started = Extract<TrainingEvent, { kind: 'started' }>;

function startedLines({
  folder,
  resumedAt,
  steps,
  examples,
  heldOut,
  parameters,
  multiplyAdds,
}: Started): string[] {
  const lines = [
    `run folder: ${folder}`,
    `${examples.toLocaleString('en')} training examples, ${heldOut.toLocaleString('en')} held out; ` +
      `${count(parameters)} parameters, ${count(multiplyAdds)} multiply-adds each`,
  ];
  return resumedAt > 0 ? [...lines, `resuming after step ${resumedAt} of ${steps}`] : lines;
}

function liveLine(
  { epoch, step, steps }: StepEvent,
  { speed, loss }: { speed: number; loss: number },
  { validation, left }: { validation: string; left: string },
): string {
  const epochs = (epoch * steps) / step;
  const parts = [
    `epoch ${epoch.toFixed(2)}/${Number(epochs.toFixed(2))}`,
    `${Math.round(speed).toLocaleString('en')} images/s`,
    `loss ${loss.toFixed(4)}`,
  ];
  return [...parts, validation, left].filter((part) => part !== '').join(' · ');
}

function validationPart(latest: EpochEvent | undefined, best: EpochEvent | undefined): string {
  if (latest === undefined) return '';
  const now = `validation error ${percent(latest.validation.error)}`;
  return best === undefined || best === latest ? now : `${now} (best ${percent(best.validation.error)})`;
}

/**
 * Estimates the time left from the speed since this start, validations included. Early stopping can
 * shorten it.
 */
function timeLeft({ step, steps, seconds }: StepEvent, begun: { step: number; seconds: number }): string {
  if (step === begun.step) return '';
  return `${duration(((steps - step) * (seconds - begun.seconds)) / (step - begun.step))} left`;
}

function epochLine({ epoch, trainingLoss, validation, training, seconds, improved }: EpochEvent): string {
  const errors = `validation error ${percent(validation.error)} (${validation.mistakes} of ${validation.n})`;
  const gap = training === undefined ? '' : `, training error ${percent(training.error)}`;
  const figures = Object.entries(validation.figures ?? {}).map(
    ([name, value]) => `, ${name} ${value.toFixed(3)}`,
  );
  const ended = `epoch ${Number(epoch.toFixed(2))}: loss ${trainingLoss.toFixed(4)}, ${errors}${gap}${figures.join('')}`;
  return `${ended}, ${duration(seconds)}${improved ? ', best so far' : ''}`;
}
