import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { type Config, isLoopback } from '../../config.ts';
import type { App } from '../app.ts';
import { Problem } from '../problems.ts';
import { limitOf, tooMany } from './rateLimits.ts';

/**
 * What a key allows: reading; creating jobs and feedback; changing models and keys. Each scope
 * includes the scopes before it.
 */
export type Scope = 'read' | 'write' | 'admin';

/** The sender of a request. */
export type Caller = { readonly id: string; readonly scopes: readonly Scope[] };

/** Finds the holder of a token. */
export type KeyVerifier = {
  /** Null if the token is unknown or revoked. */
  verify(token: string): Promise<Caller | null>;
  /** True if this process has verified the token before; does not use the database. */
  knows(token: string): Promise<boolean>;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The scope that a key needs; a route without it needs no key. */
    scope?: Scope;
  }
  interface FastifyRequest {
    caller: Caller;
  }
}

const rank: Readonly<Record<Scope, number>> = { read: 0, write: 1, admin: 2 };
const everything: readonly Scope[] = ['read', 'write', 'admin'];

/** Maximum number of unknown tokens that one IP address may send per minute. */
const UNKNOWN_TOKENS = 100;

/**
 * Identifies the caller of each request, and checks the key's scope. Without keys (`keys` is null)
 * every caller may do everything, and callers are distinguished by their addresses.
 */
export function checkCallers(app: App, keys: (() => Promise<KeyVerifier>) | null): void {
  const holder = keys === null ? null : holderOf(app, keys);
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    const { scope } = request.routeOptions.config;
    request.caller = { id: request.ip, scopes: holder === null ? everything : [] };
    if (holder === null || scope === undefined) return;
    request.caller = await holder(request);
    const most = Math.max(...request.caller.scopes.map((own) => rank[own]));
    if (most < rank[scope]) throw new Problem('forbidden', `the key does not have the scope "${scope}"`);
  });
}

/**
 * Finds the holder of a request's token. An IP address that sends many unknown tokens has to wait,
 * because each unknown token costs a query. Tokens that were verified before still work from this
 * address, because other callers may share it.
 */
function holderOf(app: App, keys: () => Promise<KeyVerifier>): (request: FastifyRequest) => Promise<Caller> {
  const unknown = limitOf(app, UNKNOWN_TOKENS, ({ ip }) => ip);
  return async (request) => {
    const token = tokenOf(request);
    const verifier = await keys();
    if (!(await verifier.knows(token))) {
      const { exceeded, reset } = await unknown(request);
      if (exceeded) throw tooMany('too many unknown keys from this address', reset);
    }
    const caller = await verifier.verify(token);
    if (caller === null) throw unauthenticated('the key is unknown or revoked');
    return caller;
  };
}

function tokenOf({ headers }: FastifyRequest): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const given = token ?? headers['x-api-key'];
  if (typeof given !== 'string')
    throw unauthenticated('send a key, as in "Authorization: Bearer …"; `npx cifra keys create` creates one');
  return given;
}

function unauthenticated(detail: string): Problem {
  return new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="cifra"' } });
}

/** Methods that change nothing. */
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Without keys, a page of another site that is open in a visitor's browser must not use the server
 * on the visitor's behalf: neither by posting a form (a foreign `Origin`), nor under a name that
 * resolves to this server (DNS rebinding, a foreign `Host`). If the server listens on other
 * addresses than loopback, it does not know its own host names. Then `Host` is checked only if
 * `CIFRA_HOSTS` lists these names.
 */
export function refuseForeignPages(app: App, { hosts, corsOrigins, host }: Config): void {
  const names = new Set(['localhost', host, ...hosts].map((name) => name.toLowerCase()));
  const checkHost = isLoopback(host) || hosts.length > 0;
  app.addHook('onRequest', async ({ headers, method }) => {
    const asked = (headers.host ?? '').toLowerCase();
    if (checkHost && !isOwn(asked.replace(/:\d+$/, ''), names, host))
      throw new Problem('wrong-host', `this server is not ${asked}; add the name to CIFRA_HOSTS`);
    const { origin } = headers;
    if (SAFE.includes(method) || origin === undefined || corsOrigins.includes('*')) return;
    const isFromHere = origin.replace(/^https?:\/\//, '').toLowerCase() === asked;
    if (!isFromHere && !corsOrigins.includes(origin))
      throw new Problem(
        'foreign-origin',
        `pages of ${origin} may not use this server; add the origin to CIFRA_CORS_ORIGINS`,
      );
  });
}

/**
 * True if a name in `Host` is the server's. IP addresses are accepted, because DNS rebinding needs
 * a name.
 */
function isOwn(name: string, names: ReadonlySet<string>, host: string): boolean {
  const address = name.replace(/^\[(.*)\]$/, '$1');
  return names.has(name) || (isLoopback(host) ? isLoopback(address) : isIP(address) !== 0);
}
