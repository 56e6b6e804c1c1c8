/**
 * Parses a JSON text. The error names `origin` and is one line, because the engine quotes the text with its
 * line ends.
 */
export function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${origin}: not JSON (${(error as Error).message.replaceAll(/\s+/g, ' ')})`, {
      cause: error,
    });
  }
}
