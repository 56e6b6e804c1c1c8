/**
 * Runs `work` on every item, `limit` at a time, and yields the results in the items' order.
 * Never holds more than `limit` results, so that ten thousand pictures need no more memory than a few.
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
    // A failure is thrown where its turn comes; until then it is not an unhandled one.
    result.catch(() => {});
    running.push(result);
  }
  while (running.length > 0) yield await running.shift()!;
}
