import type { App } from '../app.ts';

/** Lets requests without a body name a media type, as several HTTP clients always do: it says nothing then. */
export function allowTypedEmptyBodies(app: App): void {
  app.addHook('onRequest', async ({ headers }) => {
    const length = headers['content-length'];
    const isEmpty = headers['transfer-encoding'] === undefined && (length === undefined || length === '0');
    if (isEmpty) delete headers['content-type'];
  });
}
