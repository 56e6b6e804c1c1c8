import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { Problem } from '../../platform/problems.ts';
import type { KeyService } from './service.ts';

const ScopeSchema = Type.Union([Type.Literal('read'), Type.Literal('write'), Type.Literal('admin')]);

const KeySchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    scopes: Type.Array(ScopeSchema),
    createdAt: Type.String({ format: 'date-time' }),
    revokedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  },
  { description: 'An API key, without its token.' },
);

const NewKeySchema = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 100,
      description: "Human-readable name of the key's holder.",
    }),
    scopes: Type.Array(ScopeSchema, { minItems: 1, maxItems: 3 }),
  },
  { additionalProperties: false, examples: [{ name: 'scanner', scopes: ['read'] }] },
);

const createKey = {
  config: { scope: 'admin' },
  schema: {
    tags: ['keys'],
    operationId: 'createKey',
    summary: 'Create an API key',
    description: 'Only this response has the token: the server stores a hash of it.',
    body: NewKeySchema,
    response: { 201: Type.Object({ key: KeySchema, token: Type.String() }) },
  },
} as const;

const listKeys = {
  config: { scope: 'admin' },
  schema: {
    tags: ['keys'],
    operationId: 'listKeys',
    summary: 'List all API keys, oldest first, including revoked ones',
    description: 'Without tokens: the server stores only their hashes.',
    response: { 200: Type.Object({ keys: Type.Array(KeySchema) }) },
  },
} as const;

const revokeKey = {
  config: { scope: 'admin' },
  schema: {
    tags: ['keys'],
    operationId: 'revokeKey',
    summary: 'Revoke an API key',
    description:
      'Takes effect at once; other servers on the same database follow within seconds. The last administrator key cannot revoke itself.',
    params: Type.Object({ id: Type.String() }),
    response: { 200: KeySchema },
  },
} as const;

type KeyRoutes = { readonly keys: () => Promise<KeyService> };

/** API keys, for administrators, and for `cifra keys` while the server has the data folder. */
export async function keyRoutes(app: App, { keys }: KeyRoutes): Promise<void> {
  app.post('/v1/keys', createKey, async (request, reply) => {
    const created = await (await keys()).create(request.body);
    return reply.code(201).header('cache-control', 'no-store').send(created);
  });

  app.get('/v1/keys', listKeys, async () => ({ keys: await (await keys()).list() }));

  app.delete('/v1/keys/:id', revokeKey, async ({ caller, params: { id } }) => {
    const service = await keys();
    if (caller.id === id) await refuseLastAdmin(service, id);
    const key = await service.revoke(id);
    if (key === null) throw new Problem('key-not-found', `key ${id} does not exist`);
    return key;
  });
}

/** Without an administrator key, no key could be created over the network. */
async function refuseLastAdmin(keys: KeyService, id: string): Promise<void> {
  const others = (await keys.list()).filter((key) => key.id !== id && key.revokedAt === null);
  if (others.some(({ scopes }) => scopes.includes('admin'))) return;
  throw new Problem(
    'last-admin-key',
    `${id} is the last administrator key: create another one first, or revoke it with \`cifra keys revoke\``,
  );
}
