/** The stream that shows progress: the part of `tty.WriteStream` that is used. */
export type ProgressStream = {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
};

/**
 * Shows one live line on a terminal. Elsewhere it prints plain lines at intervals, which keeps logs
 * readable.
 */
export type Progress = {
  /** Shows the newest state. Can be called at every step, because most calls are dropped. */
  update(line: string): void;
  /** Prints a permanent line. */
  note(line: string): void;
  /** Removes the live line, when its task has ended. */
  clear(): void;
  /** Shows the last dropped state and ends the live line. */
  done(): void;
};

export type ProgressOptions = {
  readonly stream?: ProgressStream;
  /** Milliseconds, monotonic. */
  readonly now?: () => number;
  /** Milliseconds between two plain lines without a terminal. */
  readonly plainEvery?: number;
};

/** Milliseconds between two redraws. Ten per second look live and cost little. */
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

/** Cuts a line to the width of the terminal, because a wrapped line cannot be redrawn in place. */
function fit(line: string, width: number | undefined): string {
  const characters = [...line];
  // Some terminals report 0, which means unknown.
  const columns = width || 80;
  return characters.length < columns ? line : `${characters.slice(0, columns - 2).join('')}…`;
}

/** Returns a bar of `width` cells for a share in [0, 1]. */
export function bar(share: number, width = 20): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}
