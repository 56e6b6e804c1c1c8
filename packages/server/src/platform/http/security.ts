import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { Config } from '../../config.ts';
import type { App } from '../app.ts';

/**
 * Headers that restrict what a browser may do with an answer; answers of the API may do nothing.
 */
export async function secureHeaders(app: App, { corsOrigins }: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: corsOrigins.length > 0 ? 'cross-origin' : 'same-origin' },
    // The server speaks HTTP; a proxy that adds TLS sets this header.
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
      'ratelimit',
      'ratelimit-policy',
      'idempotency-replayed',
      'inference-header-content-length',
      'content-disposition',
    ],
    maxAge: 600,
  });
}
