import type { StudyEvent } from './events.ts';

/** The events of one study, shared by all its workers. What was appended survives the death of any of them. */
export type StudyStorage = {
  /** All events so far, in order. */
  read(): Promise<readonly StudyEvent[]>;
  /**
   * Shows all events to `decide`, appends what it returns, and gives back all events then. No other worker appends in between;
   * when `decide` throws, nothing is appended.
   */
  append(decide: (events: readonly StudyEvent[]) => readonly StudyEvent[]): Promise<readonly StudyEvent[]>;
  close(): Promise<void>;
};
