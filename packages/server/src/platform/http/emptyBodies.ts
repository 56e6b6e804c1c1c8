import type { App } from '../app.ts';

/** Ignores the media type of requests without a body: several HTTP clients always send one. */
export function allowTypedEmptyBodies(app: App): void {
  app.addHook('onRequest', async ({ headers }) => {
    const length = headers['content-length'];
    const isEmpty = headers['transfer-encoding'] === undefined && (length === undefined || length === '0');
    if (isEmpty) delete headers['content-type'];
  });
}
