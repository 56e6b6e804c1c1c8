import type { ReadService } from '../../read/service.ts';

type Read = ReadService['read'];

export type FakeReader = {
  readonly read: Read;
  /** In the order in which they came; the name is the picture's content. */
  readonly calls: {
    readonly name: string;
    readonly options: Parameters<Read>[1];
    readonly context: Parameters<Read>[2];
  }[];
  /** What is thrown for a picture. */
  readonly failing: Map<string, Error>;
  /** Keeps all reads waiting until opened. */
  hold(): { readonly reached: Promise<void>; open(): void };
};

/** Reads pictures whose first bytes are the text that is read. */
export function fakeReader(): FakeReader {
  const calls: FakeReader['calls'] = [];
  const failing = new Map<string, Error>();
  let barrier: { reached: PromiseWithResolvers<void>; opened: PromiseWithResolvers<void> } | null = null;
  return {
    calls,
    failing,
    hold() {
      const reached = Promise.withResolvers<void>();
      const opened = Promise.withResolvers<void>();
      barrier = { reached, opened };
      return { reached: reached.promise, open: opened.resolve };
    },
    async read(picture, options, context) {
      const name = Buffer.from(picture.subarray(0, 100)).toString();
      calls.push({ name, options, context });
      barrier?.reached.resolve();
      await barrier?.opened.promise;
      const error = failing.get(name);
      if (error !== undefined) throw error;
      return {
        readings: [
          {
            text: name,
            value: name,
            confidence: 0.98765432,
            raw: name,
            box: null,
            digits: [],
            candidates: [],
            accepted: true,
            refusal: null,
          },
        ],
        models: [],
        picture: { width: 28, height: 28, format: 'png' },
      };
    },
  };
}
