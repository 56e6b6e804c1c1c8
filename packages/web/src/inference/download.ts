import { FaultError } from '../platform/fault.ts';

/** Receives the number of bytes received, over all files. */
export type Progress = (loaded: number) => void;

/** A connection without data for this long counts as broken, ms. */
const STALLED = 30_000;

/**
 * Downloads files and reports the total progress after each chunk. @throws FaultError `download`
 */
export function download(
  onProgress: Progress,
  stalled = STALLED,
): (url: URL) => Promise<Uint8Array<ArrayBuffer>> {
  let loaded = 0;
  return async (url) => {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const piece of piecesOf(url, stalled)) {
      pieces.push(piece);
      loaded += piece.length;
      onProgress(loaded);
    }
    return joined(pieces);
  };
}

/**
 * Returns the response to a file request. @throws FaultError `download`, or the reason of `signal`
 */
export async function fetchFile(url: URL, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, { ...(signal && { signal }) }).catch((cause) => {
    if (signal?.aborted) throw signal.reason;
    throw broken(`${url.pathname} could not be downloaded`, cause);
  });
  if (response.ok) return response;
  const { status } = response;
  throw new FaultError({ code: 'download', status }, `${url.pathname}: the server answered ${status}`);
}

async function* piecesOf(url: URL, stalled: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const abort = new AbortController();
  const reason = broken(`${url.pathname}: no data for ${stalled / 1000} s`);
  const waited = () => setTimeout(() => abort.abort(reason), stalled);
  let timer = waited();
  try {
    const { body } = await fetchFile(url, abort.signal);
    for (const reader = (body as NonNullable<typeof body>).getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
      clearTimeout(timer);
      timer = waited();
    }
  } catch (cause) {
    if (cause instanceof FaultError) throw cause;
    throw broken(`${url.pathname} could not be downloaded`, cause);
  } finally {
    clearTimeout(timer);
  }
}

function broken(message: string, cause?: unknown): FaultError {
  return new FaultError({ code: 'download' }, message, cause);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
