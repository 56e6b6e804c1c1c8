import type { StudyEvent } from './events.ts';

/**
 * The events of one study, shared by all its workers. Appended events survive the death of any
 * worker.
 */
export type StudyStorage = {
  /** All events so far, in order. */
  read(): Promise<readonly StudyEvent[]>;
  /**
   * Passes all events to `decide`, appends what it returns, and returns all events after that. No
   * other worker appends in between. If `decide` throws, nothing is appended.
   */
  append(decide: (events: readonly StudyEvent[]) => readonly StudyEvent[]): Promise<readonly StudyEvent[]>;
  close(): Promise<void>;
};
