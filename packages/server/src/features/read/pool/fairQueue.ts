/** A queue of work of several callers, who take turns. */
export type FairQueue<T> = {
  /** Number of items. */
  readonly length: number;
  /** Number of callers with waiting items. */
  readonly callers: number;
  push(caller: string, item: T): void;
  /** Removes the oldest item of the next caller, who then goes to the end of the line. */
  next(): T | undefined;
  /** Removes an item, when its caller has disconnected. False if it is not in the queue. */
  remove(caller: string, item: T): boolean;
};

/**
 * Round robin over callers, first in, first out for each of them: a caller who sends ten thousand
 * pictures delays each picture of another caller by one picture, not by ten thousand.
 */
export function fairQueue<T>(): FairQueue<T> {
  // A Map keeps its keys in the order of insertion, so its first caller is the next one.
  const waiting = new Map<string, T[]>();
  let length = 0;
  return {
    get length() {
      return length;
    },
    get callers() {
      return waiting.size;
    },
    push(caller, item) {
      const own = waiting.get(caller);
      if (own) own.push(item);
      else waiting.set(caller, [item]);
      length++;
    },
    next() {
      const first = waiting.entries().next();
      if (first.done) return undefined;
      const [caller, items] = first.value;
      const item = items.shift();
      waiting.delete(caller);
      if (items.length > 0) waiting.set(caller, items);
      length--;
      return item;
    },
    remove(caller, item) {
      const items = waiting.get(caller);
      const at = items?.indexOf(item) ?? -1;
      if (!items || at < 0) return false;
      items.splice(at, 1);
      if (items.length === 0) waiting.delete(caller);
      length--;
      return true;
    },
  };
}
