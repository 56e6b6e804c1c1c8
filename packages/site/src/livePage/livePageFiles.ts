// Puts the built page into the site: a copy in a build, and answers from its folder while writing.
import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { cp, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { repository } from '../repository/repository.ts';
import { livePageFolder } from './livePage.ts';

const built = join(repository, 'packages/web/dist');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

export function livePageFiles(): AstroIntegration {
  let base = '/';
  return {
    name: 'cifra:live-page',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        ensureBuilt();
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(
          `${base.replace(/\/$/, '')}/${livePageFolder}`,
          async (request, response, next) => {
            const path = new URL(request.url ?? '/', 'http://localhost').pathname;
            const file = join(built, path.endsWith('/') ? `${path}index.html` : path);
            const isThere = await stat(file).then(
              (found) => found.isFile(),
              () => false,
            );
            if (!isThere) return next();
            response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
            createReadStream(file).pipe(response);
          },
        );
      },
      'astro:build:done': ({ dir }) =>
        // Hosts compress by themselves, and readers of the site do not debug the page.
        cp(built, join(fileURLToPath(dir), livePageFolder), {
          recursive: true,
          filter: (file) => !/\.(?:br|map)$|examples/.test(file.slice(built.length)),
        }),
    },
  };
}

function ensureBuilt(): void {
  const script = join(repository, 'packages/web/scripts/ensureBuilt.mjs');
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit', env });
  if (status !== 0) throw new Error('livePageFiles: the page could not be built');
}
