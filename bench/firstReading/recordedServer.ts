import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RecordedServer = { readonly port: number; close(): void };

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** Headers that the new connection decides by itself. */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'];

/**
 * Stands in front of a server and repeats its first answer to each address, byte for byte as it was
 * compressed. Compressing 14 MB for each visit would otherwise be measured as the page's time, and
 * on a host in front of which a cache stands it takes none.
 */
export async function recordedServer(origin: string): Promise<RecordedServer> {
  const answers = new Map<string, Promise<Answer>>();
  const server = createServer(async (asked, reply) => {
    const key = `${asked.method} ${asked.url} ${asked.headers['accept-encoding']}`;
    if (!answers.has(key)) answers.set(key, answerOf(origin, asked));
    const { status, headers, body } = await (answers.get(key) as Promise<Answer>);
    const tag = asked.headers['if-none-match'];
    if (tag !== undefined && tag === headers.etag) reply.writeHead(304, { etag: tag }).end();
    else reply.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answerOf(origin: string, asked: IncomingMessage): Promise<Answer> {
  const { 'if-none-match': _, 'if-modified-since': __, host: ___, ...headers } = asked.headers;
  const asking = request(new URL(asked.url ?? '/', origin), { method: asked.method ?? 'GET', headers }).end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  const body = Buffer.concat(await answer.toArray());
  const kept = Object.entries(answer.headers).filter(([name]) => !OF_CONNECTION.includes(name));
  return { status: answer.statusCode ?? 0, headers: Object.fromEntries(kept), body };
}
