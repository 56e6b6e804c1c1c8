import type { StudyEvent } from './events.ts';
import type { StudyStorage } from './storage.ts';

/** A study that ends with the process: for tests and simulations. */
export function memoryStorage(): StudyStorage {
  let events: readonly StudyEvent[] = [];
  return {
    async read() {
      return events;
    },
    async append(decide) {
      events = [...events, ...decide(events)];
      return events;
    },
    async close() {},
  };
}
