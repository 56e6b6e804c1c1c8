import { join } from 'node:path';

/** The part of the bundler's context that is used. */
type Modules = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null };

const src = join(import.meta.dirname, '../src');
const ENTRY = join(src, 'app/main.tsx');
/** Loading this module starts the reader, so the examples and other pages must not load it. */
const READER = join(src, 'inference/reader.ts');

let modulesOfPage: ReadonlySet<string> | undefined;

/**
 * Puts all modules that the start of the page needs into one file, which views that are loaded
 * later and the examples use too. By default, the bundler makes a file for each combination of
 * users. Each file is a request, and browsers send only six at a time to a host without HTTP/2.
 */
export function sharedScript(id: string, modules: Modules): string | null {
  modulesOfPage ??= reachable(ENTRY, modules);
  return modulesOfPage.has(id) && id !== READER ? 'shared' : null;
}

function reachable(entry: string, modules: Modules): Set<string> {
  const found = new Set([entry]);
  // A set visits what is added while it is walked.
  for (const id of found) {
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  }
  return found;
}
