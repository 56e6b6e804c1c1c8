import { announce } from '../app/announce.ts';
import { NotAPicture } from '../capture/decodeImage.ts';
import { readSource } from '../inference/readSource.ts';
import { words } from '../words/words.ts';
import { type Item, type Outcome, type Source, withItem, withOutcome } from './session.ts';
import { spokenOutcome } from './spokenOutcome.ts';
import { session } from './state.ts';

/** A number that is still being written is often no number yet: a refusal waits so long for the next stroke, ms. */
const PATIENCE = 500;
/** So long after the last stroke the reading is announced, ms: once, not after each stroke. */
const QUIET = 900;

const running = new Map<number, AbortController>();

/** Reads an item, now that it has changed; an older reading of it that is still going on is given up. */
export async function readItem(id: number): Promise<void> {
  running.get(id)?.abort();
  const abort = new AbortController();
  running.set(id, abort);
  const { signal } = abort;
  const item = itemOf(id);
  if (!item) return;
  const isInk = item.source.kind === 'ink';
  if (!isInk || item.outcome.kind === 'none') publish(id, { kind: 'reading' });
  const outcome = await outcomeOf(item, signal);
  if (isInk && isRefused(outcome)) await pause(PATIENCE, signal);
  if (signal.aborted) return;
  publish(id, outcome);
  const published = itemOf(id);
  if (isInk) await pause(QUIET, signal);
  // What was put right meanwhile is told already, and no longer as it was read.
  const isNews = itemOf(id) === published && session.value.current === id;
  if (!signal.aborted && isNews && outcome.kind !== 'none') announce(spokenOutcome(outcome));
}

/** Reads what is shown once more: the format has changed, or where it is read. */
export function readAgain(): void {
  readItem(session.value.current);
}

async function outcomeOf(item: Item, signal: AbortSignal): Promise<Outcome> {
  try {
    const read = await readSource(item.source, signal);
    if (!read) return { kind: 'none' };
    session.value = withItem(session.value, item.id, (now) =>
      now.source.kind === 'picture' ? { ...now, source: { ...now.source, size: read.size } } : now,
    );
    return { kind: 'read', readings: read.readings };
  } catch (error) {
    return { kind: 'failed', message: messageOf(error as Error, item.source) };
  }
}

/** What went wrong, in words that say what to do where the file is at fault. */
function messageOf(error: Error, source: Source): string {
  const isFile = error instanceof NotAPicture && source.kind === 'picture';
  return isFile ? words.value.capture.notPicture(source.name) : error.message;
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
