/**
 * One try at downloading a file into `<part>`, resuming where an earlier try stopped (RFC 9110, 14:
 * Range, If-Range). `<part>.json` records where the bytes came from.
 */

import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { CifraError } from '@cifra/core/base/error.ts';

export type TransferOptions = {
  readonly fetch: typeof fetch;
  readonly signal?: AbortSignal | undefined;
  /** Abort after this long without bytes; milliseconds. */
  readonly stall: number;
  /** Called for each piece received; `total` is null if the server does not report it. */
  readonly onProgress: (received: number, total: number | null) => void;
};

/**
 * A try that failed because of the server or the network. Other errors, such as a full disk, are
 * thrown unchanged.
 */
export class TransferError extends CifraError {
  override readonly name = 'TransferError';
  /** True if the same address may succeed later. */
  readonly passing: boolean;
  /** Wait that the server asks for, milliseconds; 0 if the server asks for none. */
  readonly retryAfter: number;

  constructor(message: string, { passing = true, retryAfter = 0 } = {}) {
    super('transfer-failed', message);
    this.passing = passing;
    this.retryAfter = retryAfter;
  }
}

/** The recorded origin of the bytes in a part file. */
type Origin = { readonly url: string; readonly validator: string | null; readonly total: number | null };

/**
 * Downloads `url` into `part`. Afterwards the part has the length that the server reported, if any.
 * @returns true if the part contains bytes of an earlier try
 * @throws TransferError; the part then keeps the bytes received. The reason of `signal` when aborted
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

/** Bytes in a part file, 0 if there is none. */
export async function partSize(part: string): Promise<number> {
  return stat(part).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Removes a part file and its recorded origin. */
export async function discardPart(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
}

/**
 * Returns the number of kept bytes, if they came from exactly this address; null otherwise. Bytes
 * of another mirror cannot be used, because it may have compressed the file differently.
 */
async function keptBytes(part: string, url: string): Promise<(Origin & { received: number }) | null> {
  const received = await partSize(part);
  if (received === 0) return null;
  try {
    const origin: Origin = JSON.parse(await readFile(`${part}.json`, 'utf8'));
    return origin.url === url ? { ...origin, received } : null;
  } catch {
    return null; // Missing or half-written: restart.
  }
}

async function rememberOrigin(part: string, origin: Origin): Promise<void> {
  await writeFile(`${part}.json`, JSON.stringify(origin));
}

function headers(kept: (Origin & { received: number }) | null): Record<string, string> {
  // Asks for the bytes as they are stored, because a body that is compressed for transport has
  // other lengths and cannot be resumed.
  const plain = { 'accept-encoding': 'identity' };
  if (!kept) return plain;
  const range = { ...plain, range: `bytes=${kept.received}-` };
  return kept.validator ? { ...range, 'if-range': kept.validator } : range;
}

/**
 * Returns the offset in the file at which the body starts. Refuses every answer that has no bytes
 * of the file.
 */
async function startOf(response: Response, kept: { received: number } | null, part: string): Promise<number> {
  if (response.status === 200) return 0;
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  if (response.status === 206 && kept && Number(start) === kept.received) return kept.received;
  await response.body?.cancel();
  if (response.status === 206 || response.status === 416) {
    await discardPart(part); // The kept bytes are not the start of the file that is there now.
    throw new TransferError(
      `the server cannot resume at byte ${kept?.received ?? 0} (HTTP ${response.status})`,
    );
  }
  throw refused(response);
}

/** Too many requests, time-outs and server errors are temporary; any other refusal is final. */
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
  // The server compressed the body although it was not asked to. Then the reported length is not
  // that of the decompressed bytes.
  if (length === null || packed(response)) return null;
  return start + Number(length);
}

/** A validator that `If-Range` accepts: a strong ETag, else the date. */
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

/** Writes the body from `start`; returns the new size of the part in bytes. */
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

/**
 * Separates network failures from all other errors. After an abort, by the caller or because no
 * bytes arrived, the reason of the abort is kept.
 */
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
