import { constants } from 'node:os';

export type Interrupt = {
  /** Aborts at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** The exit code that says by what signal it was. */
  exitCode(): number;
  dispose(): void;
};

/** The first Ctrl-C (or SIGTERM) asks the work to stop, the second ends the process at once. `onFirst` tells the user. */
export function interrupt(onFirst: () => void): Interrupt {
  const controller = new AbortController();
  let received: 'SIGINT' | 'SIGTERM' = 'SIGINT';
  const listen = (name: 'SIGINT' | 'SIGTERM'): void => {
    received = name;
    if (controller.signal.aborted) process.exit(exitCode());
    controller.abort();
    onFirst();
  };
  const exitCode = (): number => 128 + constants.signals[received];
  process.on('SIGINT', listen);
  process.on('SIGTERM', listen);
  return {
    signal: controller.signal,
    exitCode,
    dispose() {
      process.off('SIGINT', listen);
      process.off('SIGTERM', listen);
    },
  };
}
