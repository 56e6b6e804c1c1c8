import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

export type EmptyHome = {
  /** For the process under test: its home folder, caches and temporary files are in empty folders. */
  readonly env: Readonly<Record<string, string>>;
  /** What was written into them since, as paths. */
  files(): string[];
  remove(): Promise<void>;
};

/** Shows what a process leaves in the user's folders. */
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
      // Node's compiled sources are kept where all tests have them.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(tmpdir(), 'node-compile-cache'),
    },
    files: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
    remove: () => rm(folder, { recursive: true }),
  };
}
