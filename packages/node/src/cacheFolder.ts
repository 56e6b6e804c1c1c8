import { homedir } from 'node:os';
import { join } from 'node:path';

/** Returns the cache folder, by the XDG Base Directory Specification. It may not exist yet. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cifra');
}
