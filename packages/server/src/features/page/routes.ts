import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { isClone } from '@cifra/node/root.ts';
import files from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { App } from '../../platform/app.ts';

/**
 * The page may run its own scripts, workers and WebAssembly, show pictures that it creates, and
 * call this server.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  // Tables of reports set the colour of each cell in an attribute; the page has no inline style
  // sheet.
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
 * The page, if it was built. Files with a hash in their name never change; browsers revalidate the
 * others each time. The page is isolated from other origins, so that WebAssembly may use threads.
 */
export async function pageRoutes(app: App, { folder }: { readonly folder: string | null }): Promise<void> {
  if (folder === null || !existsSync(join(folder, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, async () => ({
      name: 'cifra',
      reference: '/docs',
      document: '/openapi.json',
      page: isClone
        ? 'not built; run `npm run build -w packages/web`'
        : 'not installed; run `npm install @cifra/web`',
    }));
    return;
  }
  app.addHook('onSend', async (_request, reply) => {
    isolate(reply);
  });
  await app.register(files, {
    root: folder,
    // Finds files that are built later, and does not scan the folder at the start.
    wildcard: true,
    // The build compresses better than there is time for at each visit.
    preCompressed: true,
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
