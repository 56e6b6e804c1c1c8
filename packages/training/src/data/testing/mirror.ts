import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a mirror is asked. */
export type Asked = {
  /** Name of the file. */
  readonly name: string;
  /** First byte asked for with Range, else null. */
  readonly from: number | null;
  readonly ifRange: string | undefined;
  /** How often this file was asked for before. */
  readonly nth: number;
};

/** How it answers. Without anything said: the whole file, or the rest of it when asked for. */
export type Behaviour = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** In place of the file. */
  readonly body?: Uint8Array;
  /** Takes no notice of Range. */
  readonly noRange?: boolean;
  /** Says no length: the end of the body is the end of the file. */
  readonly noLength?: boolean;
  /** Breaks the connection after so many bytes of the body. */
  readonly cut?: number;
  /** Says nothing more after so many bytes, and keeps the connection. */
  readonly hang?: number;
  /** Sends so many bytes at a time, … */
  readonly slow?: number;
  /** … so far apart, milliseconds. */
  readonly pace?: number;
};

export type Mirror = { readonly base: string; readonly asked: Asked[]; readonly close: () => Promise<void> };

/** A real HTTP server on this machine that behaves as badly as it is told to. */
export async function startMirror(
  files: ReadonlyMap<string, Uint8Array>,
  behave: (asked: Asked) => Behaviour = () => ({}),
): Promise<Mirror> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const question = read(request, asked);
    asked.push(question);
    void answer(response, question, files.get(question.name), behave(question));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function read(request: IncomingMessage, before: readonly Asked[]): Asked {
  const name = (request.url ?? '').slice(1);
  const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  return {
    name,
    from: from === undefined ? null : Number(from),
    ifRange: request.headers['if-range'] as string | undefined,
    nth: before.filter((asked) => asked.name === name).length,
  };
}

async function answer(
  response: ServerResponse,
  { from, ifRange }: Asked,
  file: Uint8Array | undefined,
  behaviour: Behaviour,
): Promise<void> {
  const { status, headers = {}, body = file, noRange, noLength } = behaviour;
  if (!body || (status && status !== 200)) {
    response.writeHead(status ?? 404, headers).end();
    return;
  }
  const changed = ifRange !== undefined && ifRange !== headers.etag;
  const start = from === null || noRange || changed ? 0 : from;
  if (start >= body.length) {
    response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
    return;
  }
  const rest = body.subarray(start);
  response.writeHead(start > 0 ? 206 : 200, {
    ...(!noLength && { 'content-length': String(rest.length) }),
    ...(start > 0 && { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` }),
    ...headers,
  });
  await send(response, rest, behaviour);
}

async function send(response: ServerResponse, rest: Uint8Array, behaviour: Behaviour): Promise<void> {
  const { cut, hang, slow = rest.length, pace = 1 } = behaviour;
  const end = Math.min(cut ?? rest.length, hang ?? rest.length, rest.length);
  response.flushHeaders();
  for (let sent = 0; sent < end; sent += slow) {
    response.write(rest.subarray(sent, Math.min(sent + slow, end)));
    // Also before a cut: what was written must have left, or the other side sees nothing of it.
    await new Promise((resolve) => setTimeout(resolve, pace));
  }
  if (hang !== undefined) return;
  if (cut !== undefined && cut < rest.length) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    response.destroy();
    return;
  }
  response.end();
}
