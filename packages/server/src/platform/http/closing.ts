import type { App } from '../app.ts';

/**
 * Closes each connection after its current answer when the server closes. Node closes only
 * connections that are idle at that moment; a client that keeps its connection open would delay the
 * server until the drain timeout.
 */
export function endConnectionsWhenClosing(app: App): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  // A streamed answer has already sent its headers; its connection becomes idle when the stream
  // ends.
  app.addHook('onResponse', async () => {
    if (closing) setImmediate(() => app.server.closeIdleConnections());
  });
}
