import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request to a mirror. */
export type Asked = {
  /** Name of the file. */
  readonly name: string;
  /** First byte requested with Range, else null. */
  readonly from: number | null;
  readonly ifRange: string | undefined;
  /** Number of earlier requests for this file. */
  readonly nth: number;
};

/** The answer. Default: the whole file, or the rest of it if requested. */
export type Behaviour = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Replaces the file. */
  readonly body?: Uint8Array;
  /** Ignores Range. */
  readonly noRange?: boolean;
  /** Sends no length: the end of the body is the end of the file. */
  readonly noLength?: boolean;
  /** Breaks the connection after this many bytes of the body. */
  readonly cut?: number;
  /** Goes silent after this many bytes, and keeps the connection open. */
  readonly hang?: number;
  /** Sends this many bytes at a time, … */
  readonly slow?: number;
  /** … at this interval, milliseconds. */
  readonly pace?: number;
};

export type Mirror = { readonly base: string; readonly asked: Asked[]; readonly close: () => Promise<void> };

/** A real HTTP server on this machine that fails as configured. */
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
    // Also before a cut: the bytes written must have left, or the client receives none of them.
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
