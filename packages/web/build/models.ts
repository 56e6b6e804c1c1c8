import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const folder = join(import.meta.dirname, '../../../models');

/**
 * The released models, under `models/` of the page: copied by the build, served in place during
 * development.
 */
export function models(): Plugin {
  return {
    name: 'cifra:models',
    generateBundle() {
      for (const file of modelFiles())
        this.emitFile({
          type: 'asset',
          fileName: `models/${file}`,
          source: readFileSync(join(folder, file)),
        });
    },
    configureServer({ middlewares }) {
      const known = new Set(modelFiles());
      middlewares.use('/models/', (request, response, next) => {
        const file = request.url?.slice(1) ?? '';
        if (known.has(file)) createReadStream(join(folder, file)).pipe(response);
        else next();
      });
    },
  };
}

/** `name/file` of each. */
function modelFiles(): string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'manifest.json')))
    .flatMap((name) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`));
}
