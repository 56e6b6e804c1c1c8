// A process that holds the training digits and their index. The digits take a hundred megabytes,
// and building the index takes a minute, but only one endpoint needs them. So the server starts
// without them, and keeps reading pictures while they load.
import { setPriority } from 'node:os';
import { cacheFolder } from '@cifra/node/cacheFolder.ts';
import { loadBundle } from '@cifra/node/models/loadBundle.ts';
import { runtime } from '@cifra/node/runtime.ts';
import { openNearest } from '@cifra/training/data/nearest/openNearest.ts';
import { serveParent } from '../../platform/processes/serveParent.ts';
import type { FinderProtocol } from './finderProtocol.ts';

/** Readings go first. */
const NICE = 10;

setPriority(NICE);

await serveParent<FinderProtocol>(async ({ model, data }, notify) => {
  const finder = await openNearest(await loadBundle(model, 'digit'), runtime, {
    root: data,
    cache: cacheFolder(),
    onProgress: (done, of) => notify({ done, of }),
  });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    ready: finder.dataset,
    answer({ image, count }) {
      const found = turn.then(() => finder.find(image, count));
      turn = found.catch(() => {});
      return found;
    },
  };
});
