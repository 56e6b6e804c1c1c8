/** Lets one caller in at a time, in the order of arrival. */
export type Exclusive = {
  /** Resolves with a function that lets the next one in. */
  enter(): Promise<() => void>;
};

export function exclusive(): Exclusive {
  let last = Promise.resolve();
  return {
    async enter() {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      await before;
      return resolve;
    },
  };
}
