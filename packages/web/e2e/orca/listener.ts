import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PATIENCE } from '../harness/patience.ts';

/** Polling interval of the log, ms. */
const PAUSE = 50;
/** Stops with the Tab key before a search gives up: more than the page has. */
const STOPS = 60;
/** How long a stop may be silent before Tab is pressed again, ms: a page that is still loading takes no keys. */
const SILENCE = 10_000;
/** After this time without a word, ms, Orca has said all about a stop, or about a page that was loaded. */
const BREATH = { stop: 400, page: 2_000 };

/** Presses real keys, and listens to what Orca says. */
export type Listener = {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Waits until a text is heard after the last text that was waited for. */
  hear(text: string): Promise<void>;
  /** Waits until a page that was loaded is described. */
  quiet(): Promise<void>;
  /** Presses Tab, or another key, until the stop that is announced contains a text; returns what is said there. */
  tabTo(text: string, key?: string): Promise<readonly string[]>;
  /** Everything heard from the start. */
  all(): readonly string[];
};

export function listen(log: string, env: NodeJS.ProcessEnv): Listener {
  let mark = 0;
  const heard = () => textsOf(existsSync(log) ? readFileSync(log, 'utf8') : '');
  const xdotool = async (...args: readonly string[]) => {
    await promisify(execFile)('/usr/bin/xdotool', [...args], { env });
  };
  const failure = (what: string) => new Error(`${what}\nHeard:\n${heard().slice(-40).join('\n')}`);
  const silence = async (breath: number) => {
    let count: number;
    do {
      count = heard().length;
      await pause(breath);
    } while (heard().length > count);
  };
  /** Presses a key and returns what is heard then; nothing if it is silent. */
  const saidAfter = async (key: string): Promise<readonly string[]> => {
    mark = heard().length;
    await xdotool('key', '--clearmodifiers', key);
    await until(() => heard().length > mark, SILENCE);
    await silence(BREATH.stop);
    return heard().slice(mark);
  };
  return {
    all: heard,
    async press(...keys) {
      for (const key of keys) await xdotool('key', '--clearmodifiers', key);
    },
    type: (text) => xdotool('type', '--delay', '80', text),
    async hear(text) {
      const find = () => heard().findIndex((each, i) => i >= mark && each.includes(text));
      if (!(await until(() => find() >= 0, PATIENCE))) throw failure(`not heard: “${text}”`);
      mark = find() + 1;
    },
    quiet: () => silence(BREATH.page),
    async tabTo(text, key = 'Tab') {
      for (let stop = 0; stop < STOPS; stop++) {
        const said = await saidAfter(key);
        if (said.some((each) => each.includes(text))) return said;
      }
      throw failure(`${key} does not reach “${text}”`);
    },
  };
}

/** Waits for a state, and returns whether it came within the patience, ms. */
async function until(isThere: () => boolean, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (!isThere()) {
    if (Date.now() > deadline) return false;
    await pause(PAUSE);
  }
  return true;
}

/** What Orca gives to the voice. */
const SAID = /SPEECH OUTPUT: '(.*?)'\s?(?:\{|$)/;

function textsOf(log: string): string[] {
  return log.split('\n').flatMap((line) => {
    const text = SAID.exec(line)?.[1]?.trim();
    return text ? [text] : [];
  });
}
