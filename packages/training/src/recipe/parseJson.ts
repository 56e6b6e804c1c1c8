/** What a JSON text holds; `origin` is named in the error, which is one line: the engine quotes the text with its line ends. */
export function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${origin}: not JSON (${(error as Error).message.replaceAll(/\s+/g, ' ')})`, {
      cause: error,
    });
  }
}
