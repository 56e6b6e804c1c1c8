import { faultOf } from './faults.ts';
import type { FromProcess, Outcome, Protocol, ToProcess } from './messages.ts';

/** What a forked process offers once it has started. */
export type Served<P extends Protocol> = {
  readonly ready: P['ready'];
  answer(asked: P['asked']): Promise<P['answer']>;
};

/**
 * Answers the calls of the parent process until the parent ends. An error in `open` ends this
 * process; the parent reports the error that Node prints.
 */
export async function serveParent<P extends Protocol>(
  open: (start: P['start'], notify: (notice: P['notice']) => void) => Promise<Served<P>>,
): Promise<void> {
  process.on('disconnect', () => process.exit());
  // Ctrl-C reaches the whole process group, but the server decides when its processes end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  const outbox = createOutbox<P>();
  const { ready, answer } = await open(JSON.parse(process.argv[2]), outbox.notify);
  process.on('message', (calls: ToProcess<P>) => {
    for (const { id, asked } of calls)
      void answer(asked).then(
        (value) => outbox.settle({ id, answer: value }),
        (error: unknown) => outbox.settle({ id, fault: faultOf(error) }),
      );
  });
  send<P>({ type: 'ready', ready });
}

function send<P extends Protocol>(message: FromProcess<P>): void {
  process.send?.(message);
}

/** Sends the outcomes and notices of one turn of the event loop together. */
function createOutbox<P extends Protocol>() {
  let outcomes: Outcome<P>[] = [];
  let notices: P['notice'][] = [];
  let scheduled = false;

  function flush(): void {
    send<P>({ type: 'news', outcomes, notices });
    outcomes = [];
    notices = [];
    scheduled = false;
  }
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  }

  return {
    settle(outcome: Outcome<P>): void {
      outcomes.push(outcome);
      schedule();
    },
    notify(notice: P['notice']): void {
      notices.push(notice);
      schedule();
    },
  };
}
