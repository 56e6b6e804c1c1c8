/**
 * Yields the lines of a text that arrives in chunks, ended by CRLF, LF or CR. The last line may
 * lack its end.
 */
export async function* linesOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let held = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      held += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A CR at the end of a chunk may be half of a CRLF.
      const whole = done || !held.endsWith('\r') ? held : held.slice(0, -1);
      const lines = whole.split(/\r\n|\n|\r/);
      held = lines.pop()! + held.slice(whole.length);
      yield* lines;
      if (!done) continue;
      if (held !== '') yield held;
      return;
    }
  } finally {
    // Closes the connection if iteration stops early. After the end or an error it is already
    // closed.
    await reader.cancel().catch(() => {});
  }
}
