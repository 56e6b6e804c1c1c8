import { createHash } from 'node:crypto';
import etag from '@fastify/etag';
import Fastify from 'fastify';
import { Type } from 'typebox';
import type { App } from '../../platform/app.ts';
import { Problem, type ProblemCode, problems } from '../../platform/problems.ts';
import { openApiDocument } from './openapi.ts';

/** The OpenAPI document, a reference to browse, and an explanation of every problem. */
export async function docsRoutes(app: App): Promise<void> {
  await app.register(etag);
  let document: string | null = null;

  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(app));
    return reply.type('application/json').send(document);
  });

  app.get('/docs', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(page),
  );

  app.get('/docs/reference.js', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=86400')
      .send(await referenceScript()),
  );

  app.get(
    '/problems/:code',
    { schema: { hide: true, params: Type.Object({ code: Type.String() }) } },
    async ({ params: { code } }) => {
      if (!Object.hasOwn(problems, code)) throw new Problem('not-found', `there is no problem ${code}`);
      return { type: `/problems/${code}`, code, ...problems[code as ProblemCode] };
    },
  );
}

const start =
  "Scalar.createApiReference('#reference', { url: '/openapi.json', telemetry: false, showDeveloperTools: 'never', withDefaultFonts: false, hideClientButton: true, agent: { disabled: true }, mcp: { disabled: true } })";

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Cifra: reference of the API</title>
  </head>
  <body>
    <div id="reference"></div>
    <noscript>This reference needs JavaScript; the document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
    <script src="/docs/reference.js"></script>
    <script>${start}</script>
  </body>
</html>
`;

/** Only what lies here is loaded. The reference writes its styles into the page, which no hash can name beforehand. */
const policy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash('sha256').update(start).digest('base64')}'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

let script: Promise<string> | null = null;

/** The script of the reference is five megabytes inside of a plugin: loaded when somebody reads it, and taken out by asking the plugin. */
function referenceScript(): Promise<string> {
  script ??= loadScript();
  return script;
}

async function loadScript(): Promise<string> {
  const { default: reference } = await import('@scalar/fastify-api-reference');
  const shelf = Fastify();
  await shelf.register(reference, { routePrefix: '/docs', configuration: { url: '/openapi.json' } });
  const { payload } = await shelf.inject('/docs/js/scalar.js');
  await shelf.close();
  return payload;
}
