// A process that has the training digits and an index of them: a hundred megabytes that only one question needs, and a minute of
// work where no index is kept, during which the server goes on.
import { setPriority } from 'node:os';
import { cacheFolder } from '@cifra/node/cacheFolder.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { type NearestFinder, openNearest } from '@cifra/training/data/nearest/openNearest.ts';
import type { FinderFolders, FromFinder, ToFinder } from './messages.ts';

/** Whoever waits for a reading goes first. */
const NICE = 10;

const tell = (message: FromFinder) => process.send?.(message);

async function open({ model, data }: FinderFolders): Promise<NearestFinder> {
  return openNearest(await loadBundle(model, 'digit'), runtime, {
    root: data,
    cache: cacheFolder(),
    onProgress: (done, of) => tell({ type: 'progress', done, of }),
  });
}

// The server has ended, however it did.
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
setPriority(NICE);

try {
  const finder = await open(JSON.parse(process.argv[2]) as FinderFolders);
  let turn: Promise<unknown> = Promise.resolve();
  process.on('message', ({ id, image, count }: ToFinder) => {
    turn = turn.then(async () => tell({ type: 'found', id, digits: await finder.find(image, count) }));
  });
  tell({ type: 'ready', dataset: finder.dataset });
} catch (error) {
  tell({ type: 'unusable', message: (error as Error).message });
}
