import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { namesIn } from './specifiers.ts';

/** A compiled file that is part of a package, and the modules that it names. */
export type Reached = {
  /** `core/src/base/types.js` */
  readonly file: string;
  /** Modules that it imports. */
  readonly imports: readonly string[];
  /** What may be modules in its texts. */
  readonly texts: readonly string[];
};

/**
 * Walks from entries through imports, workers and `import.meta.resolve`, in code or in declarations.
 * @param folder the emitted files
 * @param entries files in it
 * @param leftOut files that are not walked through
 */
export function reach(
  folder: string,
  entries: readonly string[],
  leftOut: readonly string[] = [],
): Reached[] {
  const found = new Set(entries);
  const reached: Reached[] = [];
  // A set visits what is added while it is walked.
  for (const file of found) {
    const { imports, texts } = namesIn(readFileSync(join(folder, file), 'utf8'), file);
    reached.push({ file, imports, texts });
    for (const name of [...imports, ...texts]) {
      const target = fileOf(name, file);
      if (target !== null && leftOut.includes(target)) continue;
      if (target !== null && existsSync(join(folder, target))) found.add(target);
      else if (target !== null && imports.includes(name))
        throw new Error(`reach: ${file} imports ${name}, which was not compiled`);
    }
  }
  return reached;
}

/** The emitted file of a module; null for other files, packages of others and modules of Node. */
function fileOf(name: string, from: string): string | null {
  const path = pathOf(name, from);
  if (path === null || !path.endsWith('.js')) return null;
  return from.endsWith('.d.ts') ? path.replace(/\.js$/, '.d.ts') : path;
}

function pathOf(name: string, from: string): string | null {
  if (name.startsWith('.')) return posix.join(posix.dirname(from), name);
  const internal = /^@cifra\/([^/]+)\/internal\/(.+)$/.exec(name);
  if (internal) return `${internal[1]}/src/${internal[2]}`;
  const whole = /^@cifra\/([^/]+)$/.exec(name);
  return whole ? `${whole[1]}/src/index.js` : null;
}
