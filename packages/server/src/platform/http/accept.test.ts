import Fastify from 'fastify';
import { expect, test } from 'vitest';
import type { App } from '../app.ts';
import { negotiate } from './accept.ts';
import { answerProblems } from './errors.ts';

const types = ['application/json', 'image/svg+xml', 'image/png'];

test.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['image/*', 'image/svg+xml'],
  ['image/svg+xml;q=0.5, image/png', 'image/png'],
  ['image/png;q=0.2, image/svg+xml', 'image/svg+xml'],
  ['application/json;q=0.1, image/png;q=0.9', 'image/png'],
  ['IMAGE/PNG', 'image/png'],
  ['application/json;q=0, */*', 'image/svg+xml'],
  ['text/csv', 'not-acceptable'],
  ['image/png;q=0', 'not-acceptable'],
])('Accept: %s is answered with %s', async (accept, type) => {
  const app = Fastify() as unknown as App;
  answerProblems(app);
  app.get('/', async (request, reply) => {
    reply.header('vary', 'Origin');
    return { code: negotiate(request, reply, types) };
  });
  const answer = await app.inject({ url: '/', headers: accept === undefined ? {} : { accept } });
  expect([answer.json().code, answer.headers.vary]).toEqual([type, 'Origin, accept']);
});
