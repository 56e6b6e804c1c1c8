// The client of the page's server; loaded with the first request.
import { type Client, createClient } from '@cifra/client/client.ts';
import { ConnectionError, ProblemError } from '@cifra/client/problemError.ts';
import { FaultError } from '../platform/fault.ts';

/** Number of retries. Few, because the visitor is waiting: they take one or two seconds. */
const RETRIES = 2;

const client = createClient({ url: new URL('.', document.baseURI).href, retries: RETRIES });

/**
 * Sends a request to the server. @throws FaultError `no-answer` or `problem`, or the reason of the
 * request's signal
 */
export async function ask<T>(question: (server: Client) => Promise<T>): Promise<T> {
  try {
    return await question(client);
  } catch (cause) {
    const { message } = cause as Error;
    if (cause instanceof ConnectionError) throw new FaultError({ code: 'no-answer' }, message, cause);
    if (cause instanceof ProblemError)
      throw new FaultError({ code: 'problem', detail: message }, message, cause);
    throw cause;
  }
}
