/** What is asynchronous: it makes no difference to its caller that it is loaded first. */
type Methods<T> = {
  readonly [K in keyof T]: (...words: never[]) => Promise<unknown> | AsyncIterable<unknown>;
};

/** A service that is loaded with its first call. */
export type Lazy<T> = {
  readonly service: T;
  /** Null when nobody has called it yet. */
  loaded(): Promise<T> | null;
};

/**
 * A service of which every method is asynchronous, and which is loaded when the first one is called: what reading a digit does not
 * need must not slow down the start.
 */
export function lazily<T extends Methods<T>>(load: () => Promise<T>): Lazy<T> {
  let loading: Promise<T> | null = null;
  const call = async (name: keyof T, words: never[]) => {
    loading ??= load();
    return (await loading)[name](...words);
  };
  const service = new Proxy({} as T, {
    get: (_target, name) =>
      // Awaited by mistake, it must not be taken for a promise.
      name === 'then' ? undefined : (...words: never[]) => iterable(call(name as keyof T, words)),
  });
  return { service, loaded: () => loading };
}

/** A promise of something to go through, which can be gone through itself. */
function iterable<R>(promise: Promise<R>) {
  return Object.assign(promise, {
    async *[Symbol.asyncIterator]() {
      yield* (await promise) as AsyncIterable<unknown>;
    },
  });
}
