import type { DigitImage } from '@cifra/core/types.ts';
import type { NearestDigit } from '@cifra/training/data/nearest/openNearest.ts';
import { Problem } from '../../platform/problems.ts';
import type { Finder } from './finder.ts';
import type { FinderFolders } from './finderProtocol.ts';

export type Nearest = {
  /** "mnist train" */
  readonly dataset: string;
  /** Nearest first. */
  readonly digits: readonly NearestDigit[];
};

export type NearestService = {
  /**
   * The training digits that the active digit model finds most like an image.
   * @throws Problem `no-training-data`, `nearest-not-ready`, `overloaded`
   */
  find(image: DigitImage, count: number): Promise<Nearest>;
  close(): Promise<void>;
};

type Settings = {
  /** The folder of data sets; null where the server has none. */
  readonly data: string | null;
  /** The folder of the digit model that is active now. */
  readonly model: () => string;
  /** Milliseconds that a question may take, and that it waits at most for the index. */
  readonly timeout: number;
  readonly start: (folders: FinderFolders) => Finder;
  readonly onError: (error: unknown) => void;
};

/** Questions under way at most; each takes some tens of milliseconds. */
const MOST = 32;

/** Finds training digits by a process that is started with the first question, and anew when another model is active. */
export function createNearestService({ data, model, timeout, start, onError }: Settings): NearestService {
  let running: { readonly model: string; readonly finder: Finder } | null = null;
  let underWay = 0;

  function finderOf(folders: FinderFolders): Finder {
    if (running?.model !== folders.model) {
      running?.finder.end();
      running = { model: folders.model, finder: start(folders) };
    }
    return running.finder;
  }

  /** The next question starts another one. */
  function drop(finder: Finder): void {
    finder.end();
    if (running?.finder === finder) running = null;
  }

  async function readyOf(finder: Finder): Promise<string> {
    try {
      const dataset = await within(timeout, finder.ready);
      if (dataset !== null) return dataset;
    } catch (error) {
      drop(finder);
      onError(error);
      throw new Problem(
        'no-training-data',
        'the training digits cannot be opened; the log of the server says why',
      );
    }
    const done = Math.floor(100 * finder.progress);
    throw new Problem(
      'nearest-not-ready',
      `the index of the training digits is being made, ${done} % of it is done; ask again in half a minute`,
      { headers: { 'retry-after': '30' } },
    );
  }

  async function ask(folders: FinderFolders, image: DigitImage, count: number): Promise<Nearest> {
    const finder = finderOf(folders);
    const dataset = await readyOf(finder);
    const digits = await within(timeout, finder.find(image, count)).catch((error) => {
      drop(finder);
      throw error;
    });
    if (digits !== null) return { dataset, digits };
    drop(finder);
    throw overloaded(`the training digits could not be searched within ${timeout / 1000} seconds; ask again`);
  }

  return {
    async find(image, count) {
      if (data === null) {
        const todo = 'start it with CIFRA_DATA, the folder of data sets';
        throw new Problem('no-training-data', `the server was given no training digits: ${todo}`);
      }
      if (underWay >= MOST) throw overloaded(`${MOST} such questions are under way; ask again in a moment`);
      underWay++;
      try {
        return await ask({ model: model(), data }, image, count);
      } finally {
        underWay--;
      }
    },
    async close() {
      running?.finder.end();
    },
  };
}

function overloaded(detail: string): Problem {
  return new Problem('overloaded', detail, { headers: { 'retry-after': '1' } });
}

/** What a promise gives, or null when it has given nothing after so many milliseconds. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
