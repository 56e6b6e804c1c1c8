/**
 * Yields the lines of a text file without their ends, with their numbers from 1. Decodes one line at
 * a time: a file of 512 MiB does not fit into one string.
 */
export function* textLines(bytes: Uint8Array): Generator<{ readonly text: string; readonly line: number }> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasMark = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf; // UTF-8's byte order mark
  let line = 0;
  for (let start = hasMark ? 3 : 0; start < buffer.length; ) {
    const found = buffer.indexOf(0x0a, start);
    const end = found < 0 ? buffer.length : found;
    line++;
    yield { text: buffer.toString('latin1', start, end).trim(), line };
    start = end + 1;
  }
}

/** Upper bound of the number of lines. */
export function countLines(bytes: Uint8Array): number {
  let count = 1;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) count++;
  return count;
}
