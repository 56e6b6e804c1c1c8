import { constants } from 'node:os';

export type Interrupt = {
  /** Aborts at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** Returns the exit code for the received signal. */
  exitCode(): number;
  dispose(): void;
};

/**
 * Listens for Ctrl-C and SIGTERM. The first asks the work to stop and calls `onFirst`, which
 * informs the user; the second exits immediately.
 */
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
