/**
 * Runs `work` on every item, `limit` at a time, and yields the results in the order of the items.
 * Holds at most `limit` results, so memory does not grow with the number of pictures.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for (const item of items) {
    if (running.length >= limit) yield await running.shift()!;
    const result = work(item);
    // A failure is thrown in its turn. Until then it must not count as unhandled.
    result.catch(() => {});
    running.push(result);
  }
  while (running.length > 0) yield await running.shift()!;
}

/**
 * Waits for the first of several results, so that work on them has begun when it is their turn. The
 * others are made one after the other, when they are asked for.
 */
export async function begun<T>(results: AsyncIterator<T>): Promise<AsyncIterable<T>> {
  const first = await results.next();
  return {
    async *[Symbol.asyncIterator]() {
      for (let next = first; !next.done; next = await results.next()) yield next.value;
    },
  };
}
