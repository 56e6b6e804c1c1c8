import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

export type EmptyHome = {
  /**
   * The environment of the process under test, with empty folders for home, caches and temporary
   * files.
   */
  readonly env: Readonly<Record<string, string>>;
  /** Returns the paths written into these folders. */
  files(): string[];
  remove(): Promise<void>;
};

/** Detects files that a process leaves in the user's folders. */
export async function emptyHome(): Promise<EmptyHome> {
  const folder = await mkdtemp(join(tmpdir(), 'cifra-home-'));
  const [home, cache, temporary] = ['home', 'cache', 'tmp'].map((name) => join(folder, name));
  for (const each of [home, cache, temporary]) await mkdir(each);
  return {
    env: {
      HOME: home,
      USERPROFILE: home,
      LOCALAPPDATA: join(home, 'AppData'),
      XDG_CACHE_HOME: cache,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      // All tests share the cache of Node's compiled sources.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(tmpdir(), 'node-compile-cache'),
    },
    files: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
    remove: () => rm(folder, { recursive: true }),
  };
}
