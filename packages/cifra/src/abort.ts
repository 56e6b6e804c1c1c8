/** An `AbortSignal`, by the parts that are used. */
export type Signal = {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
};

/** Rejects with the reason of `signal` as soon as it aborts, else settles as the work does. */
export async function unlessAborted<T>(signal: Signal | undefined, work: () => Promise<T>): Promise<T> {
  if (signal === undefined) return work();
  if (signal.aborted) throw signal.reason;
  const { promise: aborted, stop } = abortOf(signal);
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    stop();
  }
}

function abortOf(signal: Signal): { readonly promise: Promise<never>; readonly stop: () => void } {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => {
    const listener = () => reject(signal.reason);
    signal.addEventListener('abort', listener);
    stop = () => signal.removeEventListener('abort', listener);
  });
  return { promise, stop };
}
