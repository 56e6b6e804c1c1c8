import type { App } from '../app.ts';

/**
 * Ends each connection with the answer that is under way on it when the server is told to end. Node closes those that rest at that
 * moment alone; a client that keeps its connection for later requests would hold the server up until its patience is over.
 */
export function endConnectionsWhenClosing(app: App): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  // Of an answer that comes in pieces the head has been sent; its connection rests once this is over.
  app.addHook('onResponse', async () => {
    if (closing) setImmediate(() => app.server.closeIdleConnections());
  });
}
