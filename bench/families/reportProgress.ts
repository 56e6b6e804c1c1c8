import type { Progress } from '@cifra/training/generalisation/leaveFamilyOut.ts';
import type { TrainingEvent } from '@cifra/training/learn/events.ts';

/** Pictures between two lines. */
const SOME = 500;

/**
 * Writes a line to stderr for each epoch, warning and finished run, with the processor time of this
 * process: a run takes minutes.
 */
export function reportProgress(what: string, event: TrainingEvent | Progress): void {
  const line = lineOf(event);
  if (line === null) return;
  const { user, system } = process.cpuUsage();
  const time = new Date().toISOString().slice(11, 19);
  console.error(`${time} ${what}: ${line} (${Math.round((user + system) / 1e6)} s of processor time)`);
}

function lineOf(event: TrainingEvent | Progress): string | null {
  switch (event.kind) {
    case 'epoch':
      return `epoch ${event.epoch.toFixed(1)}, ${(100 * event.validation.error).toFixed(2)} % wrong on validation`;
    case 'warning':
      return event.message;
    case 'finished':
      return `finished after ${Math.round(event.seconds)} s`;
    case 'pictures':
      return event.done % SOME === 0 || event.done === event.total
        ? `${event.done} of ${event.total} read`
        : null;
    default:
      return null;
  }
}
