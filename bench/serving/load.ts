import autocannon from 'autocannon';

export type Load = {
  readonly url: string;
  readonly bodies: readonly Buffer[];
  readonly seconds: number;
  readonly connections: number;
  /** Requests per second over all connections; default: as many as get a response. */
  readonly rate?: number;
};

export type LoadResult = {
  /** Correct responses per second. */
  readonly speed: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
};

/** Posts PNGs to an address and measures the responses. */
export async function load({ url, bodies, seconds, connections, rate }: Load): Promise<LoadResult> {
  const { pathname } = new URL(url);
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(rate !== undefined && { overallRate: rate }),
    requests: bodies.map((body) => ({
      method: 'POST',
      path: pathname,
      headers: { 'content-type': 'image/png' },
      body,
    })),
  });
  const { latency, duration, errors, non2xx } = result;
  return { speed: result['2xx'] / duration, p50: latency.p50, p99: latency.p99, failed: errors + non2xx };
}
