import type { NearestDigit } from '@cifra/training/data/nearest/openNearest.ts';
import { startProcess } from '../../platform/processes/startProcess.ts';
import type { FinderFolders, FinderProtocol } from './finderProtocol.ts';

/** The process that holds the training digits, seen from the server. */
export type Finder = {
  /** Indexed fraction of the training digits, in [0, 1]. */
  readonly progress: number;
  /**
   * The name of the data set, once digits can be found.
   * @throws Error with the reason why it did not start
   */
  readonly ready: Promise<string>;
  /** The nearest digits, nearest first. @throws Error if the process ends before it answers */
  find(image: Float32Array, count: number): Promise<readonly NearestDigit[]>;
  end(): void;
};

const script = new URL('./finderProcess.ts', import.meta.url);

/** Starts the process; digits can be found once it is ready. */
export function startFinder(folders: FinderFolders): Finder {
  let progress = 0;
  const child = startProcess<FinderProtocol>(
    script,
    { start: folders },
    {
      news(notices) {
        for (const { done, of } of notices) progress = done / of;
      },
    },
  );
  return {
    get progress() {
      return progress;
    },
    ready: child.ready,
    find: (image, count) => new Promise((settle, fail) => child.call({ image, count }, { settle, fail })),
    end: child.kill,
  };
}
