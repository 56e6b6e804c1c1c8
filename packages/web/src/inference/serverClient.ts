// The client of the server beside this page; fetched with the first question.
import { type Client, createClient } from '@cifra/client/client.ts';
import { ConnectionError, ProblemError } from '@cifra/client/problemError.ts';
import { words } from '../words/words.ts';

/** Somebody is waiting: a second or two, where the connection breaks. */
const RETRIES = 2;

const client = createClient({ url: new URL('.', document.baseURI).href, retries: RETRIES });

/** Asks the server. @throws Error in words that can be shown, or the reason of the question's signal */
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
