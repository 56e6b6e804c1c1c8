import { createReadStream } from 'node:fs';

/** A complete row of a file, and where it begins, in bytes. */
export type Row = { readonly text: string; readonly start: number; readonly end: number };

const LINE_FEED = 0x0a;
const QUOTE = 0x22;

/**
 * Yields the rows of a file that end with a line feed, and holds only one of them. An unfinished
 * last row is left out.
 *
 * @param quotes true for CSV, where line feeds between quotes belong to the row (RFC 4180)
 */
export async function* rowsOf(path: string, quotes: boolean): AsyncGenerator<Row> {
  let unfinished: Buffer[] = [];
  let start = 0;
  let quoted = false;
  let offset = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      if (quotes && chunk[i] === QUOTE) quoted = !quoted;
      if (quoted || chunk[i] !== LINE_FEED) continue;
      const text = Buffer.concat([...unfinished, chunk.subarray(from, i)]).toString();
      const end = offset + i + 1;
      yield { text, start, end };
      unfinished = [];
      start = end;
      from = i + 1;
    }
    unfinished.push(chunk.subarray(from));
    offset += chunk.length;
  }
}
