import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { Config } from '../config.ts';
import type { App } from './app.ts';
import { Problem } from './problems.ts';

/** Headers that tell a browser what an answer may do: of the API's, nothing. */
export async function secureHeaders(app: App, { corsOrigins }: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: corsOrigins.length > 0 ? 'cross-origin' : 'same-origin' },
    // The server speaks HTTP; whoever puts TLS before it says so there.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  if (corsOrigins.length === 0) return;
  await app.register(cors, {
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    exposedHeaders: [
      'x-request-id',
      'location',
      'etag',
      'retry-after',
      'ratelimit-limit',
      'ratelimit-remaining',
      'ratelimit-reset',
      'idempotency-replayed',
      'inference-header-content-length',
      'content-disposition',
    ],
    maxAge: 600,
  });
}

/** So many requests a minute for each caller, told in `RateLimit-…` headers; 429 beyond. */
export async function limitRates(app: App, { rateLimit: max }: Config): Promise<void> {
  if (max === 0) return;
  await app.register(rateLimit, {
    max,
    timeWindow: 60_000,
    enableDraftSpec: true,
    keyGenerator: ({ caller }) => caller.id,
    allowList: ({ routeOptions }) => routeOptions.config.scope === undefined,
    errorResponseBuilder: (_request, { after }) =>
      new Problem('rate-limited', `more than ${max} requests in a minute; go on in ${after}`),
  });
}
