/**
 * One try at downloading one file into `<part>`, going on where an earlier try stopped (RFC 9110, 14: Range, If-Range).
 * Beside it, `<part>.json` remembers where the bytes came from.
 */
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';

export type TransferOptions = {
  readonly fetch: typeof fetch;
  readonly signal?: AbortSignal | undefined;
  /** Given up when nothing came for so long; milliseconds. */
  readonly stall: number;
  /** Called for each piece that came; `total` is null when the server does not say. */
  readonly onProgress: (received: number, total: number | null) => void;
};

/** A try that failed for the server's or the network's sake. A full disk is not one of these: it is thrown as it is. */
export class TransferError extends Error {
  override readonly name = 'TransferError';
  /** Whether the same address may do better later. */
  readonly passing: boolean;
  /** How long the server asks to be left alone, milliseconds; 0 when it did not say. */
  readonly retryAfter: number;

  constructor(message: string, { passing = true, retryAfter = 0 } = {}) {
    super(message);
    this.passing = passing;
    this.retryAfter = retryAfter;
  }
}

/** What is known of the bytes in a part file. */
type Origin = { readonly url: string; readonly validator: string | null; readonly total: number | null };

/**
 * Downloads `url` into `part`; afterwards the part is whole, as far as the server said how long it is.
 * @returns whether bytes of an earlier try are in it
 * @throws TransferError; the part then keeps what came. The reason of `signal` when aborted
 */
export async function transfer(
  url: string,
  part: string,
  options: TransferOptions,
): Promise<{ resumed: boolean }> {
  const { signal, stall } = options;
  const kept = await keptBytes(part, url);
  if (kept && kept.received === kept.total) return { resumed: true };

  const silence = new AbortController();
  const timer = setTimeout(
    () => silence.abort(new TransferError(`nothing came for ${stall / 1000} s`)),
    stall,
  );
  const both = AbortSignal.any([silence.signal, ...(signal ? [signal] : [])]);
  try {
    const response = await fromNetwork(
      () => options.fetch(url, { headers: headers(kept), signal: both }),
      both,
    );
    const start = await startOf(response, kept, part);
    const total = totalOf(response, start);
    if (start === 0) await rememberOrigin(part, { url, validator: validatorOf(response), total });
    const received = await receive(response, part, {
      ...options,
      start,
      total,
      signal: both,
      heard: () => timer.refresh(),
    });
    if (total !== null && received !== total) {
      throw new TransferError(`the connection ended after ${received} of ${total} bytes`);
    }
    return { resumed: start > 0 };
  } finally {
    clearTimeout(timer);
  }
}

/** Bytes in a part file, 0 when there is none. */
export async function partSize(part: string): Promise<number> {
  return stat(part).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Removes a part file and what is known of it. */
export async function discardPart(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
}

/** What can be gone on with: bytes that came from this very address. Other mirrors may have gzipped the file otherwise. */
async function keptBytes(part: string, url: string): Promise<(Origin & { received: number }) | null> {
  const received = await partSize(part);
  if (received === 0) return null;
  try {
    const origin: Origin = JSON.parse(await readFile(`${part}.json`, 'utf8'));
    return origin.url === url ? { ...origin, received } : null;
  } catch {
    return null; // Missing or half-written: begin anew.
  }
}

async function rememberOrigin(part: string, origin: Origin): Promise<void> {
  await writeFile(`${part}.json`, JSON.stringify(origin));
}

function headers(kept: (Origin & { received: number }) | null): Record<string, string> {
  // As it lies on the server: a body packed for transport has other lengths, and can not be gone on with.
  const plain = { 'accept-encoding': 'identity' };
  if (!kept) return plain;
  const range = { ...plain, range: `bytes=${kept.received}-` };
  return kept.validator ? { ...range, 'if-range': kept.validator } : range;
}

/** At which byte the body starts. Refuses every answer that is no part of the file. */
async function startOf(response: Response, kept: { received: number } | null, part: string): Promise<number> {
  if (response.status === 200) return 0;
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  if (response.status === 206 && kept && Number(start) === kept.received) return kept.received;
  await response.body?.cancel();
  if (response.status === 206 || response.status === 416) {
    await discardPart(part); // What was kept is no beginning of the file that is there now.
    throw new TransferError(
      `the server can not go on at byte ${kept?.received ?? 0} (HTTP ${response.status})`,
    );
  }
  throw refused(response);
}

/** Too many requests, a time-out and the server's own troubles pass; any other refusal is final. */
function refused(response: Response): TransferError {
  const passing = response.status >= 500 || response.status === 429 || response.status === 408;
  const seconds = Number(response.headers.get('retry-after'));
  return new TransferError(`HTTP ${response.status} ${response.statusText}`.trim(), {
    passing,
    retryAfter: seconds > 0 ? seconds * 1000 : 0,
  });
}

function totalOf(response: Response, start: number): number | null {
  const length = response.headers.get('content-length');
  // Packed for transport all the same: the length is not that of the bytes that come out.
  if (length === null || packed(response)) return null;
  return start + Number(length);
}

/** What `If-Range` accepts: a strong ETag, else the date. */
function validatorOf(response: Response): string | null {
  const tag = response.headers.get('etag');
  if (tag && !tag.startsWith('W/')) return tag;
  return response.headers.get('last-modified');
}

function packed(response: Response): boolean {
  return (response.headers.get('content-encoding') ?? 'identity') !== 'identity';
}

type Receiving = Pick<TransferOptions, 'onProgress'> & {
  readonly start: number;
  readonly total: number | null;
  readonly signal: AbortSignal;
  readonly heard: () => void;
};

/** Writes the body behind `start`; returns how many bytes the part then has. */
async function receive(
  response: Response,
  part: string,
  { start, total, signal, heard, onProgress }: Receiving,
): Promise<number> {
  const file = await open(part, start > 0 ? 'a' : 'w');
  const reader = response.body?.getReader();
  let received = start;
  try {
    onProgress(received, total);
    while (reader) {
      const { done, value } = await fromNetwork(() => reader.read(), signal);
      if (done) break;
      heard();
      await file.writeFile(value);
      received += value.length;
      onProgress(received, total);
    }
  } finally {
    await reader?.cancel().catch(() => {});
    await file.close();
  }
  return received;
}

/** Tells the network's failures from all others; an abort, by the caller or for silence, goes through with its reason. */
async function fromNetwork<T>(action: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await action();
  } catch (error) {
    signal.throwIfAborted();
    const { message, cause } = error as Error;
    throw new TransferError(
      cause instanceof Error && cause.message ? `${message}: ${cause.message}` : message,
    );
  }
}
