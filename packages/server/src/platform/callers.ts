import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { App } from './app.ts';
import { Problem } from './problems.ts';

/** What a key allows: reading pictures; jobs, feedback and the like; models. Each one includes those before it. */
export type Scope = 'read' | 'write' | 'admin';

/** Who sends a request. */
export type Caller = { readonly id: string; readonly scopes: readonly Scope[] };

/** Who holds a token; null when it is none of ours, or revoked. */
export type KeyVerifier = (token: string) => Promise<Caller | null>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a key must allow; a route without it is open to all. */
    scope?: Scope;
  }
  interface FastifyRequest {
    caller: Caller;
  }
}

const rank: Readonly<Record<Scope, number>> = { read: 0, write: 1, admin: 2 };
const everything: readonly Scope[] = ['read', 'write', 'admin'];

/**
 * Finds out who sends each request, and whether he may. Without keys (`verify` is null) everybody who reaches the server may do
 * everything, and is told apart by his address.
 */
export function checkCallers(app: App, verify: KeyVerifier | null): void {
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    const { scope } = request.routeOptions.config;
    request.caller = { id: request.ip, scopes: verify === null ? everything : [] };
    if (verify === null || scope === undefined) return;
    request.caller = await holder(request, verify);
    const most = Math.max(...request.caller.scopes.map((own) => rank[own]));
    if (most < rank[scope]) throw new Problem('forbidden', `this key does not have the scope "${scope}"`);
  });
}

async function holder({ headers }: FastifyRequest, verify: KeyVerifier): Promise<Caller> {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const given = token ?? headers['x-api-key'];
  if (typeof given !== 'string')
    throw unauthenticated('send a key, as in "Authorization: Bearer …"; `cifra keys create` makes one');
  const caller = await verify(given);
  if (caller === null) throw unauthenticated('this key is not known here, or was revoked');
  return caller;
}

function unauthenticated(detail: string): Problem {
  return new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="cifra"' } });
}

/** Methods that change nothing. */
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Where nobody is asked for a key, a page of another site that is open in a browser on this machine must not use the server in its
 * visitor's name: neither under a foreign name that it made lead here (DNS rebinding), nor by posting a form.
 */
export function refuseForeignPages(app: App, { hosts, corsOrigins, host }: Config): void {
  const own = new Set(['localhost', '127.0.0.1', '[::1]', host, ...hosts].map((name) => name.toLowerCase()));
  app.addHook('onRequest', async ({ headers, method }) => {
    const asked = (headers.host ?? '').toLowerCase();
    if (!own.has(asked.replace(/:\d+$/, '')))
      throw new Problem(
        'wrong-host',
        `this server is not ${asked}; CIFRA_HOSTS tells it further names of its own`,
      );
    const { origin } = headers;
    if (SAFE.includes(method) || origin === undefined || corsOrigins.includes('*')) return;
    const isOwn = origin.replace(/^https?:\/\//, '').toLowerCase() === asked;
    if (!isOwn && !corsOrigins.includes(origin))
      throw new Problem(
        'foreign-origin',
        `pages of ${origin} may not use this server; CIFRA_CORS_ORIGINS allows them`,
      );
  });
}
