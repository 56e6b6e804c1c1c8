import { errorOf } from './faults.ts';
import type { NumberedCall, Outcome, Protocol, ToProcess } from './messages.ts';

/** Receives the outcome of a call. */
export type Call<Answer> = { settle(answer: Answer): void; fail(error: Error): void };

/** The calls to a process, from their posting to their outcome. */
export type Mailbox<P extends Protocol> = {
  post(asked: P['asked'], call: Call<P['answer']>): void;
  /** Hands an outcome to its call. */
  deliver(outcome: Outcome<P>): void;
  /** Fails the calls without an outcome, and those that come later. */
  close(error: Error): void;
};

/** Numbers calls, and sends those of one turn of the event loop together. */
export function createMailbox<P extends Protocol>(send: (calls: ToProcess<P>) => void): Mailbox<P> {
  const open = new Map<number, Call<P['answer']>>();
  let toSend: NumberedCall<P>[] = [];
  let lastId = 0;
  let closed: Error | null = null;

  function flush(): void {
    send(toSend);
    toSend = [];
  }

  return {
    post(asked, call) {
      if (closed !== null) return call.fail(closed);
      const id = ++lastId;
      open.set(id, call);
      if (toSend.push({ id, asked }) === 1) setImmediate(flush);
    },
    deliver({ id, answer, fault }) {
      const call = open.get(id);
      open.delete(id);
      if (fault) call?.fail(errorOf(fault));
      else call?.settle(answer);
    },
    close(error) {
      closed = error;
      for (const call of open.values()) call.fail(error);
      open.clear();
    },
  };
}
