import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import type { App } from '../app.ts';
import { Problem } from '../problems.ts';

/** Seconds in which requests are counted. */
const WINDOW = 60;

type Limit = (request: FastifyRequest) => Promise<{
  /** Requests left in the window. */
  readonly remaining: number;
  /** Seconds until the window ends. */
  readonly reset: number;
  readonly exceeded: boolean;
}>;

/** Prepares `limitOf`. The plugin's own hook and headers are not used. */
export async function registerLimits(app: App): Promise<void> {
  await app.register(rateLimit, { global: false });
}

/**
 * Counts requests by a key: at most `max` per minute for each key. Addresses of one IPv6 network
 * count as one.
 */
export function limitOf(app: App, max: number, key: (request: FastifyRequest) => string): Limit {
  const count = app.createRateLimit({
    max,
    timeWindow: 1000 * WINDOW,
    keyGenerator: (request) => normalizeIP(key(request)),
  });
  return async (request) => {
    const counted = await count(request);
    if (counted.isAllowed) throw new Error('limitOf: without an allow list every request is counted');
    return { remaining: counted.remaining, reset: counted.ttlInSeconds, exceeded: counted.isExceeded };
  };
}

/**
 * Allows `rateLimit` requests per minute for each caller, then answers 429. The headers are those
 * of draft-ietf-httpapi-ratelimit-headers-10: `RateLimit-Policy: "default";q=60;w=60` and
 * `RateLimit: "default";r=59;t=60`.
 */
export function limitRates(app: App, { rateLimit: max }: Config): void {
  if (max === 0) return;
  const limit = limitOf(app, max, ({ caller }) => caller.id);
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.scope === undefined) return;
    const { remaining, reset, exceeded } = await limit(request);
    reply.header('ratelimit-policy', `"default";q=${max};w=${WINDOW}`);
    reply.header('ratelimit', `"default";r=${remaining};t=${reset}`);
    if (exceeded) throw tooMany(`more than ${max} requests in a minute`, reset);
  });
}

/** @param seconds until requests are allowed again */
export function tooMany(what: string, seconds: number): Problem {
  return new Problem('rate-limited', `${what}: try again in ${seconds} s`, {
    headers: { 'retry-after': String(seconds) },
  });
}
