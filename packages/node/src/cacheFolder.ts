import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what can be made again is kept, by the XDG Base Directory Specification; it may not be there yet. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cifra');
}
