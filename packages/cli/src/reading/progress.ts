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
  /** Number of pictures that an earlier part of the batch has read. */
  readonly before?: number;
  /** True if the results go to a file named by an option. */
  readonly toFile?: boolean;
  readonly output?: ProgressStream;
  readonly stream?: ProgressStream;
  readonly now?: () => number;
};

/**
 * Shows how many pictures have been read, the rate, and the time left. Shown on a terminal while the
 * results go to a file or a pipe. Results printed on the terminal show the progress themselves. With
 * `toFile`, also shown without a terminal, for logs.
 */
export function readingProgress(
  total: number,
  {
    before = 0,
    toFile = false,
    output = process.stdout,
    stream = process.stderr,
    now = () => performance.now(),
  }: Options = {},
): ReadingProgress {
  const note = (line: string): void => void stream.write(`${line}\n`);
  const isShown = toFile || (stream.isTTY && !output.isTTY);
  if (!isShown || total < 2) return { next() {}, note, done() {} };
  const progress = createProgress({ stream, now, plainEvery: 60_000 });
  const begun = now();
  let read = before;
  return {
    next() {
      read++;
      const seconds = (now() - begun) / 1000;
      // Of the first pictures, the rate says little.
      if (seconds < 1) return;
      const rate = (read - before) / seconds;
      const left = duration((total - read) / rate);
      const count = `${read.toLocaleString('en')} of ${total.toLocaleString('en')} pictures`;
      progress.update(`${count}, ${rate.toFixed(rate < 10 ? 1 : 0)} per second, ${left} left`);
    },
    note: progress.note,
    done: progress.clear,
  };
}
