/** Where progress is shown; the part of a `tty.WriteStream` that is used. */
export type ProgressStream = {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
};

/** One live line on a terminal; plain lines every so often elsewhere, so that a log stays readable. */
export type Progress = {
  /** Shows the newest state; most calls are dropped, so it may be called at every step. */
  update(line: string): void;
  /** Prints a line that stays. */
  note(line: string): void;
  /** Forgets the live line: what it told is over. */
  clear(): void;
  /** Shows the last state dropped, and leaves the live line. */
  done(): void;
};

export type ProgressOptions = {
  readonly stream?: ProgressStream;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
  /** Milliseconds between two plain lines where there is no terminal. */
  readonly plainEvery?: number;
};

/** Milliseconds between two redrawings: ten a second look live and cost nothing. */
const redrawEvery = 100;

export function createProgress(options: ProgressOptions = {}): Progress {
  const { stream = process.stderr, now = () => performance.now(), plainEvery = 10_000 } = options;
  const live = stream.isTTY === true;
  const interval = live ? redrawEvery : plainEvery;
  let shownAt = Number.NEGATIVE_INFINITY;
  let latest = '';
  let shown = '';
  const show = (): void => {
    stream.write(live ? `\r${fit(latest, stream.columns)}\x1b[K` : `${latest}\n`);
    shown = latest;
    shownAt = now();
  };
  return {
    update(line) {
      latest = line;
      if (line !== shown && now() - shownAt >= interval) show();
    },
    note(line) {
      stream.write(live ? `\r\x1b[K${line}\n` : `${line}\n`);
      if (live && latest !== '') show();
    },
    clear() {
      if (live && latest !== '') stream.write('\r\x1b[K');
      latest = '';
      shown = '';
    },
    done() {
      if (latest !== shown) show();
      if (live && latest !== '') stream.write('\n');
      latest = '';
      shown = '';
    },
  };
}

/** A line that wraps cannot be redrawn in place, so it is cut to the terminal. */
function fit(line: string, width: number | undefined): string {
  const characters = [...line];
  // Some terminals say 0: they do not know.
  const columns = width || 80;
  return characters.length < columns ? line : `${characters.slice(0, columns - 2).join('')}…`;
}

/** A bar of `width` cells for a share in [0, 1]. */
export function bar(share: number, width = 20): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}
