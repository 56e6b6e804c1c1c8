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
