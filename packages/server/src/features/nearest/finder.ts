import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { NearestDigit } from '@cifra/training/data/nearest/openNearest.ts';
import type { FinderFolders, FromFinder, ToFinder } from './messages.ts';

/** The process that has the training digits, seen from the server. */
export type Finder = {
  /** Of what it has indexed so far: in [0, 1]. */
  readonly progress: number;
  /** The name of the data set, once it can be asked. @throws Error with what kept it from starting */
  readonly ready: Promise<string>;
  /** The nearest digits, nearest first. @throws Error when the process ends before it has answered */
  find(image: Float32Array, count: number): Promise<readonly NearestDigit[]>;
  end(): void;
};

const script = fileURLToPath(new URL('./finderProcess.ts', import.meta.url));

/** Starts the process; it can be asked once it is ready. */
export function startFinder(folders: FinderFolders): Finder {
  const child = fork(script, [JSON.stringify(folders)], {
    serialization: 'advanced',
    execArgv: ['--no-warnings'],
    stdio: 'ignore',
  });
  const ready = Promise.withResolvers<string>();
  const asked = new Map<number, PromiseWithResolvers<readonly NearestDigit[]>>();
  let lastId = 0;
  let progress = 0;

  child.on('message', (message: FromFinder) => {
    switch (message.type) {
      case 'progress':
        progress = message.done / message.of;
        break;
      case 'ready':
        ready.resolve(message.dataset);
        break;
      case 'unusable':
        ready.reject(new Error(message.message));
        child.kill('SIGKILL');
        break;
      case 'found':
        asked.get(message.id)?.resolve(message.digits);
        asked.delete(message.id);
        break;
      default:
        message satisfies never;
    }
  });
  child.once('exit', (code, signal) => {
    const error = new Error(`the process that finds training digits ended (${signal ?? code})`);
    ready.reject(error);
    for (const { reject } of asked.values()) reject(error);
    asked.clear();
  });
  // It may fail while nobody waits for it.
  ready.promise.catch(() => {});

  return {
    get progress() {
      return progress;
    },
    ready: ready.promise,
    find(image, count) {
      const answer = Promise.withResolvers<readonly NearestDigit[]>();
      const message: ToFinder = { id: ++lastId, image, count };
      asked.set(message.id, answer);
      if (child.connected) child.send(message, () => {});
      else answer.reject(new Error('the process that finds training digits has ended'));
      return answer.promise;
    },
    end: () => void child.kill('SIGKILL'),
  };
}
