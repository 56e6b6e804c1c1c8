import type { EvaluationEvent } from '@cifra/training/evaluate/evaluationOptions.ts';
import { bar, type Progress } from '../output/progress.ts';

/** Shows the progress of an evaluation: a live line, and permanent warnings. */
export function evaluationDisplay(progress: Progress): (event: EvaluationEvent) => void {
  return (event) => {
    switch (event.kind) {
      case 'loading':
        return progress.update(`${event.set}: loading`);
      case 'pictures': {
        const counted = `${event.done.toLocaleString('en')} of ${event.total.toLocaleString('en')} pictures`;
        return progress.update(`${event.set}: reading  ${bar(event.done / event.total)}  ${counted}`);
      }
      case 'warning':
        return progress.note(`warning: ${event.message}`);
      case 'reading': {
        const { set, model, done, total } = event;
        const counted = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} digits`;
        return progress.update(`${set}: ${model}  ${bar(done / total)}  ${counted}`);
      }
      case 'changing': {
        const { set, part, done, total } = event;
        return progress.update(`${set}: robustness  ${bar(done / total)}  ${part}`);
      }
      case 'judging':
        return progress.update(`${event.set}: computing figures and intervals`);
      default:
        event satisfies never;
    }
  };
}
