import { expect, test } from 'vitest';
import { eventsOf } from './events.ts';
import { linesOf } from './lines.ts';

/** A stream that brings the bytes of a text in pieces of a length. */
function inPieces(text: string, length: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.slice(i * length, (i + 1) * length),
  );
  return ReadableStream.from(pieces);
}

const stream =
  '\uFEFFretry: 2000\n\n: a comment\nevent: progress\r\nid: 1\r\ndata: {"name":\r\ndata:"ä…"}\r\n\r\ndata\r\rid\ndata:  two\n\ndata: cut off';

test.each([1, 2, 3, 7, 1000])('events in chunks of %s bytes', async (length) => {
  expect(await Array.fromAsync(eventsOf(inPieces(stream, length)))).toEqual([
    { event: 'progress', id: '1', data: '{"name":\n"ä…"}' },
    { event: 'message', id: '1', data: '' },
    { event: 'message', id: '', data: ' two' },
  ]);
});

test.each([1, 2, 1000])('lines, the last one without its end, in chunks of %s bytes', async (length) => {
  expect(await Array.fromAsync(linesOf(inPieces('a\r\n\nb', length)))).toEqual(['a', '', 'b']);
  expect(await Array.fromAsync(linesOf(inPieces('a\n', length)))).toEqual(['a']);
});

test('closes the stream when iteration stops early', async () => {
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
    cancel() {
      cancelled = true;
    },
  });
  for await (const { data } of eventsOf(endless)) {
    expect(data).toBe('1');
    break;
  }
  expect(cancelled).toBe(true);
});
