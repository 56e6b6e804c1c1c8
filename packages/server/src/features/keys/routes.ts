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
    name: Type.String({ minLength: 1, maxLength: 100, description: 'For people: who or what has it.' }),
    scopes: Type.Array(ScopeSchema, { minItems: 1, maxItems: 3 }),
  },
  { additionalProperties: false, examples: [{ name: 'scanner', scopes: ['read'] }] },
);

/** API keys, for administrators and for `cifra keys` while the server has the data folder. */
export async function keyRoutes(app: App, { keys }: { readonly keys: KeyService }): Promise<void> {
  app.post(
    '/v1/keys',
    {
      config: { scope: 'admin' },
      schema: {
        tags: ['keys'],
        operationId: 'createKey',
        summary: 'Make an API key; its token is in this answer and never again',
        description: 'Only a hash of the token is stored.',
        body: NewKeySchema,
        response: { 201: Type.Object({ key: KeySchema, token: Type.String() }) },
      },
    },
    async (request, reply) => {
      const made = await keys.create(request.body);
      return reply.code(201).header('cache-control', 'no-store').send(made);
    },
  );

  app.get(
    '/v1/keys',
    {
      config: { scope: 'admin' },
      schema: {
        tags: ['keys'],
        operationId: 'listKeys',
        summary: 'All API keys, oldest first, revoked ones included',
        description: 'Tokens are not listed: the server does not know them.',
        response: { 200: Type.Object({ keys: Type.Array(KeySchema) }) },
      },
    },
    async () => ({ keys: await keys.list() }),
  );

  app.delete(
    '/v1/keys/:id',
    {
      config: { scope: 'admin' },
      schema: {
        tags: ['keys'],
        operationId: 'revokeKey',
        summary: 'Revoke an API key',
        description:
          'The key is refused from now on; other servers on the same database follow within seconds. The last key of an administrator cannot revoke itself.',
        params: Type.Object({ id: Type.String() }),
        response: { 200: KeySchema },
      },
    },
    async (request) => {
      if (request.caller.id === request.params.id) await refuseIfLast(request.params.id);
      const key = await keys.revoke(request.params.id);
      if (key === null) throw new Problem('key-not-found', `there is no key ${request.params.id}`);
      return key;
    },
  );

  /** Without an administrator no further key could be made over the network. */
  async function refuseIfLast(id: string): Promise<void> {
    const others = (await keys.list()).filter((key) => key.id !== id && key.revokedAt === null);
    if (!others.some(({ scopes }) => scopes.includes('admin')))
      throw new Problem(
        'last-admin-key',
        `${id} is the last key of an administrator: make another one first, or revoke it with \`cifra keys revoke\``,
      );
  }
}
