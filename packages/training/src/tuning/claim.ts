import type { Params } from './space.ts';
import { type StudyEvent, trialsOf } from './storage/events.ts';
import type { StudyStorage } from './storage/storage.ts';
import type { Trial } from './trial.ts';

export type Claim =
  | { readonly kind: 'trial'; readonly trial: Trial }
  /** Other workers are still running the last trials; one of them may die. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'done'; readonly trials: readonly Trial[] };

type Wish = {
  readonly propose: (trials: readonly Trial[], number: number) => Params;
  /** Target number of trials of the study. */
  readonly wanted: number;
  readonly worker: string;
  readonly at: number;
  readonly deadAfter: number;
};

/**
 * Claims the next trial: an abandoned one, else a new one. Works in one transaction, so that no
 * other worker gets the same trial.
 */
export async function claim(storage: StudyStorage, wish: Wish): Promise<Claim> {
  let taken: number | undefined;
  const events = await storage.append((events) => {
    const deaths = deathsIn(trialsOf(events), wish);
    const begin = nextTrial(trialsOf([...events, ...deaths]), wish);
    taken = begin?.trial;
    return begin ? [...deaths, begin] : deaths;
  });
  const trials = trialsOf(events);
  if (taken !== undefined) return { kind: 'trial', trial: trials[taken] };
  return trials.some(({ state }) => state === 'running') ? { kind: 'wait' } : { kind: 'done', trials };
}

function deathsIn(trials: readonly Trial[], { at, deadAfter }: Wish): StudyEvent[] {
  return trials
    .filter(({ state, seen }) => state === 'running' && at - seen > deadAfter)
    .map(({ number }) => ({ kind: 'end', trial: number, state: 'abandoned', at }));
}

function nextTrial(
  trials: readonly Trial[],
  { wanted, worker, at, propose }: Wish,
): Extract<StudyEvent, { kind: 'begin' }> | undefined {
  const counted = trials.filter(({ state }) => state !== 'abandoned').length;
  if (counted >= wanted) return undefined;
  const head = { kind: 'begin', trial: trials.length, worker, at } as const;
  const orphan = orphanIn(trials);
  if (orphan) return { ...head, params: orphan.params, retryOf: orphan.number };
  return { ...head, params: propose(trials, trials.length) };
}

/**
 * Maximum number of attempts with the same parameters if their workers die, because the parameters
 * may be the cause.
 */
const ATTEMPTS = 3;

/** An abandoned trial that has not been retried yet. */
function orphanIn(trials: readonly Trial[]): Trial | undefined {
  const again = new Set(trials.map(({ retryOf }) => retryOf));
  const attempts = ({ retryOf }: Trial): number =>
    retryOf === undefined ? 1 : 1 + attempts(trials[retryOf]);
  return trials.find(
    (trial) => trial.state === 'abandoned' && !again.has(trial.number) && attempts(trial) < ATTEMPTS,
  );
}
