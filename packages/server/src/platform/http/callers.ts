import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { type Config, isLoopback } from '../../config.ts';
import type { App } from '../app.ts';
import { Problem } from '../problems.ts';
import { limitOf, tooMany } from './rateLimits.ts';

/** What a key allows: reading pictures; jobs, feedback and the like; models. Each one includes those before it. */
export type Scope = 'read' | 'write' | 'admin';

/** Who sends a request. */
export type Caller = { readonly id: string; readonly scopes: readonly Scope[] };

/** Finds the holders of tokens. */
export type KeyVerifier = {
  /** Null when the token is unknown or revoked. */
  verify(token: string): Promise<Caller | null>;
  /** Whether the token was verified here before; asks no database. */
  knows(token: string): Promise<boolean>;
};

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

/** Unknown tokens that an address may send in a minute. */
const UNKNOWN_TOKENS = 100;

/**
 * Finds out who sends each request, and whether he may. Without keys (`keys` is null) everybody who reaches the server may do
 * everything, and is told apart by his address.
 */
export function checkCallers(app: App, keys: KeyVerifier | null): void {
  const holder = keys === null ? null : holderOf(app, keys);
  app.decorateRequest('caller');
  app.addHook('onRequest', async (request) => {
    const { scope } = request.routeOptions.config;
    request.caller = { id: request.ip, scopes: holder === null ? everything : [] };
    if (holder === null || scope === undefined) return;
    request.caller = await holder(request);
    const most = Math.max(...request.caller.scopes.map((own) => rank[own]));
    if (most < rank[scope]) throw new Problem('forbidden', `this key does not have the scope "${scope}"`);
  });
}

/**
 * Finds the holder of a request's token. An address that sends many unknown tokens has to wait, so that each of them does not cost a
 * query; tokens that were verified before still work from there, since others may share the address.
 */
function holderOf(app: App, keys: KeyVerifier): (request: FastifyRequest) => Promise<Caller> {
  const unknown = limitOf(app, UNKNOWN_TOKENS, ({ ip }) => ip);
  return async (request) => {
    const token = tokenOf(request);
    if (!(await keys.knows(token))) {
      const { exceeded, reset } = await unknown(request);
      if (exceeded) throw tooMany('too many unknown keys from this address', reset);
    }
    const caller = await keys.verify(token);
    if (caller === null) throw unauthenticated('this key is not known here, or was revoked');
    return caller;
  };
}

function tokenOf({ headers }: FastifyRequest): string {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const given = token ?? headers['x-api-key'];
  if (typeof given !== 'string')
    throw unauthenticated('send a key, as in "Authorization: Bearer …"; `npx cifra keys create` makes one');
  return given;
}

function unauthenticated(detail: string): Problem {
  return new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="cifra"' } });
}

/** Methods that change nothing. */
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Where no key is asked for, a page of another site that is open in a visitor's browser must not use the server in the visitor's name:
 * neither by posting a form (a foreign `Origin`), nor under a foreign name that it made lead here (DNS rebinding, a foreign `Host`). On
 * other addresses than loopback the server does not know its names: there `Host` is checked once `CIFRA_HOSTS` names them.
 */
export function refuseForeignPages(app: App, { hosts, corsOrigins, host }: Config): void {
  const names = new Set(['localhost', host, ...hosts].map((name) => name.toLowerCase()));
  const checkHost = isLoopback(host) || hosts.length > 0;
  app.addHook('onRequest', async ({ headers, method }) => {
    const asked = (headers.host ?? '').toLowerCase();
    if (checkHost && !isOwn(asked.replace(/:\d+$/, ''), names, host))
      throw new Problem('wrong-host', `this server is not ${asked}; CIFRA_HOSTS adds further names`);
    const { origin } = headers;
    if (SAFE.includes(method) || origin === undefined || corsOrigins.includes('*')) return;
    const isFromHere = origin.replace(/^https?:\/\//, '').toLowerCase() === asked;
    if (!isFromHere && !corsOrigins.includes(origin))
      throw new Problem(
        'foreign-origin',
        `pages of ${origin} may not use this server; CIFRA_CORS_ORIGINS allows them`,
      );
  });
}

/** Whether a name is the server's. An address needs no DNS, so that DNS rebinding cannot use it. */
function isOwn(name: string, names: ReadonlySet<string>, host: string): boolean {
  const address = name.replace(/^\[(.*)\]$/, '$1');
  return names.has(name) || (isLoopback(host) ? isLoopback(address) : isIP(address) !== 0);
}
