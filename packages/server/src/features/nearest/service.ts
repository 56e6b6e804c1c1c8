import type { DigitImage } from '@cifra/core/base/types.ts';
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
   * The training digits most similar to an image, according to the active digit model.
   * @throws Problem `no-training-data`, `nearest-not-ready`, `overloaded`
   */
  find(image: DigitImage, count: number): Promise<Nearest>;
  close(): Promise<void>;
};

type Settings = {
  /** The folder of data sets; null if the server has none. */
  readonly data: string | null;
  /** The folder of the active digit model. */
  readonly model: () => string;
  /** Maximum milliseconds of a search, and of the wait for the index. */
  readonly timeout: number;
  readonly start: (folders: FinderFolders) => Finder;
  readonly onError: (error: unknown) => void;
};

/** Maximum number of requests in flight; each takes some tens of milliseconds. */
const MOST = 32;

/**
 * Finds training digits with a process that starts at the first request, and again when another
 * model becomes active.
 */
export function createNearestService(settings: Settings): NearestService {
  const { data, model, timeout, start, onError } = settings;
  const current = currentFinder(start);
  let inFlight = 0;

  async function find(folders: FinderFolders, image: DigitImage, count: number): Promise<Nearest> {
    const finder = current.of(folders);
    const dataset = await within(timeout, finder.ready).catch((error) => {
      current.drop(finder);
      onError(error);
      throw new Problem(
        'no-training-data',
        'the training digits cannot be opened; see the log of the server',
      );
    });
    if (dataset === null) throw notReady(finder.progress);
    const digits = await within(timeout, finder.find(image, count)).catch((error) => {
      current.drop(finder);
      throw error;
    });
    if (digits !== null) return { dataset, digits };
    current.drop(finder);
    throw overloaded(`the search took longer than ${timeout / 1000} seconds; try again`);
  }

  return {
    async find(image, count) {
      if (data === null) {
        const todo = 'set CIFRA_DATA to the folder of data sets';
        throw new Problem('no-training-data', `the server has no training digits: ${todo}`);
      }
      if (inFlight >= MOST) throw overloaded(`${MOST} searches are in progress; try again in a moment`);
      inFlight++;
      try {
        return await find({ model: model(), data }, image, count);
      } finally {
        inFlight--;
      }
    },
    async close() {
      current.end();
    },
  };
}

/** The finder of the active model. */
function currentFinder(start: Settings['start']) {
  let running: { readonly model: string; readonly finder: Finder } | null = null;
  return {
    /** Returns the running finder, or starts one if there is none for these folders. */
    of(folders: FinderFolders): Finder {
      if (running?.model !== folders.model) {
        running?.finder.end();
        running = { model: folders.model, finder: start(folders) };
      }
      return running.finder;
    },
    /** Ends a finder that failed; the next request starts another one. */
    drop(finder: Finder): void {
      finder.end();
      if (running?.finder === finder) running = null;
    },
    end(): void {
      running?.finder.end();
    },
  };
}

function notReady(progress: number): Problem {
  const done = Math.floor(100 * progress);
  return new Problem(
    'nearest-not-ready',
    `the index of the training digits is being built, ${done} % complete; try again in half a minute`,
    { headers: { 'retry-after': '30' } },
  );
}

function overloaded(detail: string): Problem {
  return new Problem('overloaded', detail, { headers: { 'retry-after': '1' } });
}

/** The value of a promise, or null if it takes longer than a number of milliseconds. */
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
