import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import { sha256 } from '../files/sha256.ts';
import type { Recipe } from '../recipe/recipe.ts';

/**
 * The versions that affect the result in addition to recipe, seed and data; `runtime` adds those
 * that only the caller knows.
 */
export function machineVersions(runtime: Readonly<Record<string, string>> = {}): Record<string, string> {
  const processors = cpus();
  return {
    node: process.version,
    ...runtime,
    system: `${type()} ${release()} ${process.arch}`,
    cpu: `${processors.length} × ${processors[0]?.model ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  };
}

/**
 * Commit of these sources, with a `+` if they have uncommitted changes; `unknown` outside a git
 * clone. For the package from npm, which may be in a clone of something else, its version.
 */
export async function sourceCommit(): Promise<string> {
  if (!import.meta.url.endsWith('.ts')) return packageVersion();
  const git = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)('git', args, { cwd: import.meta.dirname });
    return stdout.trim();
  };
  try {
    const commit = await git('rev-parse', 'HEAD');
    // Only the sources that affect a model count: this package's, relative to this folder.
    const changes = await git('status', '--porcelain', '--', '..');
    return changes === '' ? commit : `${commit}+`;
  } catch {
    return 'unknown';
  }
}

async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { name, version } = JSON.parse(text) as { readonly name: string; readonly version: string };
  return `${name} ${version}`;
}

/**
 * SHA-256 of a checked recipe, hex. Checking orders the fields, so the order in the file does not
 * matter.
 */
export function recipeHash(recipe: Recipe): string {
  return sha256(JSON.stringify(recipe));
}
