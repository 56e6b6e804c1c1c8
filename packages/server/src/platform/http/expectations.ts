import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app.ts';
import { Problem } from '../problems.ts';
import { tooLarge } from './errors.ts';

/**
 * Answers `Expect` (RFC 9110, 10.1.1). A client that sends `100-continue` is asked for its body
 * after all checks, so that a body that is too large is never sent. Other expectations are refused.
 */
export function answerExpectations(app: App): void {
  const waiting = new WeakSet<IncomingMessage>();
  app.addHook('onReady', async () => {
    // Node would answer both at once, without checking the request.
    app.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      waiting.add(request);
      app.server.emit('request', request, response);
    });
    app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
      app.server.emit('request', request, response),
    );
  });
  app.addHook('onRequest', async ({ headers }) => {
    const { expect } = headers;
    if (expect !== undefined && expect.toLowerCase() !== '100-continue')
      throw new Problem('expectation-failed', `Expect: ${expect} is not supported, only 100-continue`);
  });
  app.addHook('preParsing', async ({ raw, headers, routeOptions }, reply) => {
    if (!waiting.has(raw)) return;
    const { bodyLimit } = routeOptions;
    if (Number(headers['content-length'] ?? 0) > bodyLimit) throw tooLarge(bodyLimit);
    reply.raw.writeContinue();
  });
}
