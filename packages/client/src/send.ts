import type { AnyRequest, Operation } from './operation.ts';

export type Server = {
  /** Prefix of each path, without a trailing slash. */
  readonly url: string;
  readonly key?: string;
  readonly fetch: typeof fetch;
};

/** Sends a request once. Fails as `fetch` does. */
export function send(server: Server, operation: Operation, request: AnyRequest): Promise<Response> {
  const { body, type } = bodyOf(request.body, operation);
  return server.fetch(`${server.url}${addressOf(operation, request)}`, {
    method: operation.method,
    headers: headersOf(server, operation, request, type),
    ...(body !== undefined && { body }),
    ...(request.signal && { signal: request.signal }),
  });
}

/** Returns the requested media type of the response; null if it has no body. */
export function answerType({ answers }: Operation, { accept }: AnyRequest): string | null {
  return accept ?? answers[0] ?? null;
}

/** `/v1/jobs/{id}/results` and `{ id: '7', format: 'csv' }` → `/v1/jobs/7/results?format=csv` */
export function addressOf({ path, query = [] }: Operation, request: AnyRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(request[name])),
  );
  const search = new URLSearchParams();
  for (const name of query)
    for (const value of [request[name]].flat()) if (value !== undefined) search.append(name, String(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function headersOf(
  { key }: Server,
  operation: Operation,
  request: AnyRequest,
  type: string | null,
): Record<string, string> {
  const accept = answerType(operation, request);
  const own = Object.entries(operation.headers ?? {}).filter(([member]) => request[member] !== undefined);
  return {
    ...(accept !== null && { accept }),
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
    ...(type !== null && { 'content-type': type }),
    ...Object.fromEntries(own.map(([member, header]) => [header, String(request[member])])),
  };
}

/**
 * Returns the body for `fetch` and its media type; null if `fetch` sets it (for forms, it generates
 * the boundary).
 */
function bodyOf(
  body: unknown,
  { body: types = [] }: Operation,
): { body?: NonNullable<RequestInit['body']>; type: string | null } {
  if (body === undefined) return { type: null };
  if (body instanceof FormData) return { body, type: null };
  if (body instanceof Blob && body.type !== '') return { body, type: body.type };
  if (body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
    const bytes = types.find((type) => type !== 'application/json' && type !== 'multipart/form-data');
    return { body: body as Blob, type: bytes ?? 'application/octet-stream' };
  }
  return { body: JSON.stringify(body), type: 'application/json' };
}
