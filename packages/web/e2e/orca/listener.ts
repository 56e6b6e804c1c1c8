import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { PATIENCE } from '../harness/patience.ts';

/** Polling interval of the log, ms. */
const PAUSE = 50;
/** Stops with the Tab key before a search gives up. */
const STOPS = 80;
/** How long a stop may be silent before Tab is pressed again, ms: a page that is still loading takes no keys. */
const SILENCE = 15_000;
/** How long Orca may take to say where the focus is, ms. */
const ANSWER = 15_000;

/** Presses real keys, and listens to what Orca says. */
export type Listener = {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Waits until a text is heard after the last text that was waited for. */
  hear(text: string): Promise<void>;
  /** Presses Tab until the stop that is announced contains a text; returns what is said there. */
  tabTo(text: string): Promise<string[]>;
  /** Everything heard from the start. */
  all(): string[];
};

export function listen(log: string, env: NodeJS.ProcessEnv): Listener {
  let mark = 0;
  const entries = () => entriesOf(existsSync(log) ? readFileSync(log, 'utf8') : '');
  const xdotool = async (...args: readonly string[]) => {
    await promisify(execFile)('/usr/bin/xdotool', [...args], { env });
  };
  const failure = (what: string) => new Error(`${what}\nHeard:\n${textsOf(entries()).slice(-40).join('\n')}`);
  /** Returns what is heard at the next stop; nothing if it is silent. */
  const nextStop = async (): Promise<string[]> => {
    mark = entries().length;
    await xdotool('key', 'Tab');
    const heard = () => entries().slice(mark);
    // Orca says several texts for a stop, and then logs that it is done.
    await until(() => heard().some(isSaid) && heard().at(-1)?.kind === 'focused', SILENCE);
    return textsOf(heard());
  };
  /** Asks Orca where the focus is: a browser under load says a stop when the focus is already past it. */
  const isAt = async (text: string): Promise<boolean> => {
    const before = entries().length;
    await xdotool('key', 'KP_Enter');
    const heard = () => textsOf(entries().slice(before));
    return until(() => heard().some((each) => each.includes(text)), ANSWER);
  };
  return {
    all: () => textsOf(entries()),
    async press(...keys) {
      for (const key of keys) await xdotool('key', '--clearmodifiers', key);
    },
    type: (text) => xdotool('type', '--delay', '80', text),
    async hear(text) {
      const find = () =>
        entries().findIndex((entry, i) => i >= mark && isSaid(entry) && entry.text.includes(text));
      if (!(await until(() => find() >= 0, PATIENCE))) throw failure(`not heard: “${text}”`);
      mark = find() + 1;
    },
    async tabTo(text) {
      for (let stop = 0; stop < STOPS; stop++) {
        const heard = await nextStop();
        if (heard.some((each) => each.includes(text)) && (await isAt(text))) return heard;
      }
      throw failure(`Tab does not reach “${text}”`);
    },
  };
}

/** Waits for a state, and returns whether it came within the patience, ms. */
async function until(isThere: () => boolean, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (!isThere()) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return true;
}

/** A text that Orca gives to the voice, or the end of its work on a moved focus. */
type Entry = Said | { readonly kind: 'focused' };
type Said = { readonly kind: 'said'; readonly text: string };

const SAID = /SPEECH OUTPUT: '(.*?)'\s?(?:\{|$)/;
const FOCUSED = '^^^^^ PROCESS OBJECT EVENT object:state-changed:focused ^^^^^';

function entriesOf(log: string): Entry[] {
  return log.split('\n').flatMap((line): Entry[] => {
    if (line.startsWith(FOCUSED)) return [{ kind: 'focused' }];
    const text = SAID.exec(line)?.[1]?.trim();
    return text ? [{ kind: 'said', text }] : [];
  });
}

function isSaid(entry: Entry): entry is Said {
  return entry.kind === 'said';
}

function textsOf(entries: readonly Entry[]): string[] {
  return entries.filter(isSaid).map(({ text }) => text);
}
