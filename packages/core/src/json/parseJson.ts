import { CifraError } from '../base/error.ts';

/**
 * Parses a JSON text. The error names `origin` and is one line, because the engine quotes the text
 * with its line ends.
 */
export function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = (error as Error).message.replaceAll(/\s+/g, ' ');
    throw new CifraError('invalid-json', `${origin}: not JSON (${reason})`, { cause: error });
  }
}
