import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';
import type { Served } from './harness/serveFolder.ts';

export type Answer = { readonly status?: number; readonly type: string; readonly body: string };

/** Answers a path, given the body; null selects the page's own file. */
export type Answers = Readonly<Record<string, (body: string) => Answer | null | Promise<Answer>>>;

export const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

/**
 * Serves the built page with the test's own answers at some paths, additional to or in place of its
 * files.
 */
export async function serveWithAnswers(answers: Answers): Promise<Served> {
  const page = inject('page');
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', page);
    const answer = await answers[pathname]?.(await text(request));
    if (answer) {
      const { status = 200, type, body } = answer;
      response.writeHead(status, { 'content-type': type }).end(body);
      return;
    }
    const file = await fetch(new URL(pathname, page));
    response.writeHead(file.status, { 'content-type': file.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await file.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
