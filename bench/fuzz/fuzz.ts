import { createRandom } from '@cifra/core/random/random.ts';
import { type FuzzRequest, fuzzRequest, seedsOf } from './requests.ts';

export type FuzzReport = {
  /** Responses by status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Requests that got a status of 500, a refusal in an undocumented format, or no response. */
  readonly faults: readonly { readonly request: FuzzRequest; readonly what: string }[];
};

/**
 * Sends `count` mutated requests, `width` at a time. The same seed gives the same requests.
 * @param progress called with the number of responses from time to time
 */
export async function fuzz(
  url: string,
  {
    count,
    seed,
    width = 8,
    progress,
  }: { count: number; seed: number; width?: number; progress?: (done: number) => void },
): Promise<FuzzReport> {
  const random = createRandom(seed);
  const seeds = await seedsOf();
  const statuses = new Map<number, number>();
  const faults: { request: FuzzRequest; what: string }[] = [];
  let [started, done] = [0, 0];

  async function lane(): Promise<void> {
    while (started < count) {
      started++;
      const request = fuzzRequest(seeds, random);
      const { status, what } = await judge(url, request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (what !== null) faults.push({ request, what });
      if (++done % 100 === 0) progress?.(done);
    }
  }
  await Promise.all(Array.from({ length: width }, lane));
  return { statuses, faults };
}

/** Returns the fault of a response, or null. Overload (503) is not a fault, failure (500) is. */
async function judge(url: string, request: FuzzRequest): Promise<{ status: number; what: string | null }> {
  try {
    const response = await fetch(url + request.path, {
      method: 'POST',
      headers: { 'content-type': request.type, ...request.headers },
      body: new Uint8Array(request.body),
    });
    const { status } = response;
    const text = await response.text();
    if (status === 500) return { status, what: text };
    if (status >= 400 && !isRefusal(request.path, response.headers.get('content-type') ?? '', text))
      return { status, what: `an undocumented kind of refusal: ${text.slice(0, 200)}` };
    return { status, what: null };
  } catch (error) {
    return { status: 0, what: `no response: ${(error as Error).cause ?? error}` };
  }
}

/**
 * A refusal is a problem document; in the Open Inference Protocol it is plain JSON with an `error`.
 */
function isRefusal(path: string, type: string, text: string): boolean {
  if (!path.startsWith('/v2/')) return /^application\/problem\+json/.test(type);
  return /^application\/json/.test(type) && typeof JSON.parse(text).error === 'string';
}
