import { duration } from '../output/figures.ts';
import { createProgress, type ProgressStream } from '../output/progress.ts';

export type ReadingProgress = {
  /** Counts one more picture as read. */
  next(): void;
  /** Prints a line on standard error, above the live one. */
  note(line: string): void;
  done(): void;
};

type Options = {
  readonly output?: ProgressStream;
  readonly stream?: ProgressStream;
  readonly now?: () => number;
};

/**
 * Shows how many pictures have been read, and the time left. Shown on a terminal while the results
 * go to a file or a pipe. Results printed on the terminal show the progress themselves.
 */
export function readingProgress(
  total: number,
  { output = process.stdout, stream = process.stderr, now = () => performance.now() }: Options = {},
): ReadingProgress {
  const note = (line: string): void => void stream.write(`${line}\n`);
  if (!stream.isTTY || output.isTTY || total < 2) return { next() {}, note, done() {} };
  const progress = createProgress({ stream, now });
  const begun = now();
  let read = 0;
  return {
    next() {
      read++;
      const left = duration(((now() - begun) * (total - read)) / read / 1000);
      progress.update(`${read.toLocaleString('en')} of ${total.toLocaleString('en')} pictures, ${left} left`);
    },
    note: progress.note,
    done: progress.clear,
  };
}
