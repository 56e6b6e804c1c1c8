import { readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { tagAnswers } from '../../platform/http/etags.ts';
import { Problem, type ProblemCode, problems } from '../../platform/problems.ts';
import { openApiDocument } from './openapi.ts';

/** The OpenAPI document, a reference to browse, and the explanation of every problem. */
export async function docsRoutes(app: App): Promise<void> {
  await tagAnswers(app);
  let document: string | null = null;

  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(app));
    return reply.type('application/json').send(document);
  });

  app.get('/docs', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(page),
  );

  for (const [name, { type, content }] of Object.entries(files)) {
    app.get(`/docs/${name}`, { schema: { hide: true } }, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=86400')
        .send(await content()),
    );
  }

  app.get(
    '/problems/:code',
    { schema: { hide: true, params: Type.Object({ code: Type.String() }) } },
    async ({ params: { code } }) => {
      if (!Object.hasOwn(problems, code)) throw new Problem('not-found', `problem ${code} does not exist`);
      return { type: `/problems/${code}`, code, ...problems[code as ProblemCode] };
    },
  );
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Cifra: reference of the API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/docs/reference.css">
  </head>
  <body>
    <div id="reference"></div>
    <noscript>This reference needs JavaScript; the document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
    <script src="/docs/reference.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** The page has no inline scripts or styles, and creates none. */
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });
`;

/** Only files of this server may be loaded. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

type File = { readonly type: string; readonly content: () => Promise<string> };

/** The files of the page; read when they are requested. */
const files: Readonly<Record<string, File>> = {
  'reference.js': {
    type: 'text/javascript; charset=utf-8',
    content: () => ofSwagger('swagger-ui-bundle.js'),
  },
  'reference.css': { type: 'text/css; charset=utf-8', content: () => ofSwagger('swagger-ui.css') },
  'start.js': { type: 'text/javascript; charset=utf-8', content: async () => start },
};

function ofSwagger(name: string): Promise<string> {
  return readFile(new URL(import.meta.resolve(`@fastify/swagger-ui/static/${name}`)), 'utf8');
}
