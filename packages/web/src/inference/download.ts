export type Progress = (loaded: number, total: number) => void;

/** Fetches files, and tells after each piece how many bytes of all of them have come. */
export function download(onProgress: Progress): (url: URL) => Promise<Uint8Array<ArrayBuffer>> {
  let loaded = 0;
  let total = 0;
  return async (url) => {
    const response = await fetch(url);
    if (!response.ok || !response.body)
      throw new Error(`${url.pathname}: the server answered ${response.status}`);
    // Not known where the server compresses: then only what has come is counted.
    const size = Number(response.headers.get('content-length') ?? 0);
    total += size;
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return joined(pieces);
      pieces.push(value);
      loaded += value.length;
      onProgress(loaded, Math.max(total, loaded));
    }
  };
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
