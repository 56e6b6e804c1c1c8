// The protocol between the server and a process that it forks. The server makes numbered calls; the
// process answers each once, in any order, and may send notices in between.
import type { Fault } from './faults.ts';

/**
 * The messages of one kind of process. All must survive structured cloning; `start` must survive
 * JSON.
 */
export type Protocol = {
  /** Given to the process when it starts. */
  start: unknown;
  /** Sent by the process once it can take calls. */
  ready: unknown;
  asked: unknown;
  answer: unknown;
  notice: unknown;
};

export type NumberedCall<P extends Protocol> = { readonly id: number; readonly asked: P['asked'] };

export type Outcome<P extends Protocol> = { readonly id: number } & (
  | { readonly answer: P['answer']; readonly fault?: never }
  | { readonly fault: Fault; readonly answer?: never }
);

/** To the process: the calls of one turn of the event loop. */
export type ToProcess<P extends Protocol> = readonly NumberedCall<P>[];

export type FromProcess<P extends Protocol> =
  | { readonly type: 'ready'; readonly ready: P['ready'] }
  /** The outcomes and notices of one turn of the event loop. */
  | {
      readonly type: 'news';
      readonly outcomes: readonly Outcome<P>[];
      readonly notices: readonly P['notice'][];
    };
