import { announce } from '../platform/announce.ts';
import { faultOf } from '../platform/fault.ts';
import { readSource } from './readSource.ts';
import { type Item, type Outcome, toReadAgain, withItem, withOutcome } from './session.ts';
import { spokenOutcome } from './spokenOutcome.ts';
import { inFlight, session } from './state.ts';

/**
 * A number that is still being written is often refused: a refusal waits this long for the next
 * stroke, ms.
 */
const REFUSAL_DELAY = 500;
/**
 * Delay between the last stroke and the announcement of the reading, ms: one announcement, not one
 * per stroke.
 */
const ANNOUNCEMENT_DELAY = 900;

/**
 * Reads an item after a change. An older reading of it in flight is aborted. Never rejects: a
 * failure is the item's outcome.
 */
export async function readItem(id: number): Promise<void> {
  const signal = newest(id);
  const item = itemOf(id);
  if (!item) return;
  const isInk = item.source.kind === 'ink';
  if (!isInk || item.outcome.kind === 'none') publish(id, { kind: 'reading' });
  const outcome = await outcomeOf(item, signal);
  if (isInk && isRefused(outcome)) await pause(REFUSAL_DELAY, signal);
  if (signal.aborted) return;
  publish(id, outcome);
  const published = itemOf(id);
  if (isInk) await pause(ANNOUNCEMENT_DELAY, signal);
  // A reading that was corrected in the meantime was already announced as corrected.
  if (!signal.aborted && itemOf(id) === published) announceShown(id, outcome);
}

/** Reads the shown item again, after the place of reading changed. */
export function readShownAgain(): void {
  void readItemAgain(session.value.current);
}

/** Reads everything again after the kind of number changed. A later call replaces this one. */
export async function readAllAgain(): Promise<void> {
  const signal = newest('all');
  for (const { id, source } of toReadAgain(session.value)) {
    if (source.kind === 'picture') publish(id, { kind: 'reading' });
  }
  for (const { id } of toReadAgain(session.value)) {
    if (signal.aborted) return;
    await readItemAgain(id);
  }
}

/** The ink is unchanged, so the reading need not wait for the next stroke. */
async function readItemAgain(id: number): Promise<void> {
  const signal = newest(id);
  const item = itemOf(id);
  if (!item) return;
  const outcome = await outcomeOf(item, signal);
  if (signal.aborted) return;
  publish(id, outcome);
  announceShown(id, outcome);
}

/** Returns the signal for a new task and aborts the previous task of the same name. */
function newest(name: number | 'all'): AbortSignal {
  inFlight.get(name)?.abort();
  const abort = new AbortController();
  inFlight.set(name, abort);
  return abort.signal;
}

function announceShown(id: number, outcome: Outcome): void {
  if (session.value.current === id && outcome.kind !== 'none') announce(spokenOutcome(outcome));
}

async function outcomeOf(item: Item, signal: AbortSignal): Promise<Outcome> {
  try {
    const read = await readSource(item.source, signal);
    if (!read) return { kind: 'none' };
    session.value = withItem(session.value, item.id, (now) =>
      now.source.kind === 'picture' ? { ...now, source: { ...now.source, size: read.size } } : now,
    );
    return { kind: 'read', readings: read.readings, at: Date.now() };
  } catch (error) {
    return { kind: 'failed', fault: faultOf(error) };
  }
}

function publish(id: number, outcome: Outcome): void {
  session.value = withItem(session.value, id, (item) => withOutcome(item, outcome));
}

function itemOf(id: number): Item | undefined {
  return session.value.items.find((item) => item.id === id);
}

function isRefused(outcome: Outcome): boolean {
  return outcome.kind === 'read' && !outcome.readings.some(({ accepted }) => accepted);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
