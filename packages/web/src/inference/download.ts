/** Hears how many bytes have come, of all files together. */
export type Progress = (loaded: number) => void;

/** Fetches files, and tells after each piece how far all of them together have come. */
export function download(onProgress: Progress): (url: URL) => Promise<Uint8Array<ArrayBuffer>> {
  let loaded = 0;
  return async (url) => {
    const response = await fetch(url);
    if (!response.ok || !response.body)
      throw new Error(`${url.pathname}: the server answered ${response.status}`);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return joined(pieces);
      pieces.push(value);
      loaded += value.length;
      onProgress(loaded);
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
