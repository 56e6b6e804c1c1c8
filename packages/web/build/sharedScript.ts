import { join } from 'node:path';

/** The part of the bundler's context that is used. */
type Modules = { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null };

const src = join(import.meta.dirname, '../src');
const ENTRY = join(src, 'app/main.tsx');
/** It starts the reader when it is loaded, which only the page itself wants. */
const READER = join(src, 'inference/reader.ts');

let modulesOfPage: ReadonlySet<string> | undefined;

/**
 * Names one file for all modules of the page's start that lazy views or the examples need, too. By
 * default there is a file for each combination of users, and each file is a request: browsers send
 * six at a time to a host without HTTP/2.
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
