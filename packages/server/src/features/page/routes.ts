import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import files from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { App } from '../../platform/app.ts';

/** What the page may do: run its own scripts, workers and WebAssembly, show pictures that it has made, and talk to this server. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  // A table of a report says in an attribute of each cell how dark it is; no style sheet stands in the page.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob: mediastream:",
  "connect-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The page, where it has been built. What bears a hash in its name never changes; the rest is asked for anew each time.
 * Isolated from other origins, so that WebAssembly may use threads.
 */
export async function pageRoutes(app: App, { folder }: { readonly folder: string | null }): Promise<void> {
  if (folder === null || !existsSync(join(folder, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, async () => ({
      name: 'cifra',
      reference: '/docs',
      document: '/openapi.json',
      page: 'not built; `npm run build -w packages/web` makes it',
    }));
    return;
  }
  app.addHook('onSend', async (_request, reply) => {
    isolate(reply);
  });
  await app.register(files, {
    root: folder,
    // Files that are built later are found too, and none is looked for at the start.
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const forever = path.includes(`${sep}assets${sep}`);
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

function isolate(reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  });
}
