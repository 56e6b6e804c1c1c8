import type { FromPglite, PgliteFault, PgliteResult } from './pgliteMessages.ts';

type Call = {
  readonly answer: PromiseWithResolvers<readonly PgliteResult[]>;
  readonly timer: NodeJS.Timeout;
};

/** Creates the list of the statements that wait for their answers. */
export function openCalls() {
  const calls = new Map<number, Call>();
  let lastId = 0;
  return {
    get count() {
      return calls.size;
    },
    /** @param late called if the answer takes longer than `ms` */
    add(ms: number, late: () => void) {
      const id = ++lastId;
      const answer = Promise.withResolvers<readonly PgliteResult[]>();
      calls.set(id, { answer, timer: setTimeout(late, ms) });
      return { id, answer: answer.promise };
    },
    deliver(message: Exclude<FromPglite, { kind: 'open' }>): void {
      const call = calls.get(message.id);
      if (call === undefined) return;
      calls.delete(message.id);
      clearTimeout(call.timer);
      if (message.kind === 'answer') call.answer.resolve(message.results);
      else call.answer.reject(errorOf(message.fault));
    },
    failAll(reason: Error): void {
      for (const { answer, timer } of calls.values()) {
        clearTimeout(timer);
        answer.reject(reason);
      }
      calls.clear();
    },
  };
}

function errorOf({ message, ...fields }: PgliteFault): Error {
  return Object.assign(new Error(message), fields);
}
