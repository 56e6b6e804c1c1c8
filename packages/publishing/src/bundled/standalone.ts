import { join } from 'node:path';
import type { Plugin } from 'rolldown';

const packages = join(import.meta.dirname, '../../..');

/** Modules of the clone, and what replaces them in the package: no native code, no clone around it. */
const REPLACED: Readonly<Record<string, string>> = {
  'node/src/runtime.ts': 'runtime.ts',
  'node/src/pictures/decoder.ts': 'decoder.ts',
  'node/src/pictures/packageFile.ts': 'packageFile.ts',
  'node/src/pictures/readable.ts': 'readable.ts',
  'node/src/pictures/tiff/openTiff.ts': 'openTiff.ts',
  'node/src/documents/openPdfDocument.ts': 'openPdfDocument.ts',
  'cli/src/commands.ts': 'commands.ts',
  'cli/src/reading/kinds.ts': 'kinds.ts',
  'cli/src/reading/releasedModel.ts': 'releasedModel.ts',
};

/** Replaces the modules of the table. */
export function standalone(): Plugin {
  const table = new Map(
    Object.entries(REPLACED).map(([file, by]) => [
      join(packages, file),
      join(packages, 'cifra/src/standalone', by),
    ]),
  );
  return {
    name: 'cifra:standalone',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        const found = await this.resolve(source, importer, { ...options, skipSelf: true });
        const by = found === null ? undefined : table.get(found.id);
        return by === undefined ? found : { id: by };
      },
    },
  };
}
