// The client of the page's server; loaded with the first request.
import { type Client, createClient } from '@cifra/client/client.ts';
import { ConnectionError, ProblemError } from '@cifra/client/problemError.ts';
import { words } from '../words/words.ts';

/** Number of retries. Few, because the visitor is waiting: they take one or two seconds. */
const RETRIES = 2;

const client = createClient({ url: new URL('.', document.baseURI).href, retries: RETRIES });

/**
 * Sends a request to the server. @throws Error with a displayable message, or the reason of the request's
 * signal
 */
export async function ask<T>(question: (server: Client) => Promise<T>): Promise<T> {
  try {
    return await question(client);
  } catch (cause) {
    const { noAnswer, says } = words.value.server;
    if (cause instanceof ConnectionError) throw new Error(noAnswer, { cause });
    if (cause instanceof ProblemError) throw new Error(says(cause.message), { cause });
    throw cause;
  }
}
