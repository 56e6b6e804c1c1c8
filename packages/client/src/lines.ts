/** The lines of a text that arrives in pieces; CRLF, LF and CR end one. What follows the last end is a line where it is not empty. */
export async function* linesOf(bytes: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let held = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      held += done ? decoder.decode() : decoder.decode(value, { stream: true });
      // A CR at the end of what is there may be the half of a CRLF.
      const whole = done || !held.endsWith('\r') ? held : held.slice(0, -1);
      const lines = whole.split(/\r\n|\n|\r/);
      held = lines.pop()! + held.slice(whole.length);
      yield* lines;
      if (!done) continue;
      if (held !== '') yield held;
      return;
    }
  } finally {
    // Who stops in the midst lets go of the connection. After the end, or an error, there is nothing to let go of.
    await reader.cancel().catch(() => {});
  }
}
