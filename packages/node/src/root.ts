import { fileURLToPath } from 'node:url';

/** True in a clone, which runs its sources; packages from npm are compiled. */
export const isClone = import.meta.url.endsWith('.ts');

/**
 * The folder of the clone, which has `models/`, `bench/` and `examples/`; ends with a slash. It means
 * nothing in a package from npm.
 */
export const root = fileURLToPath(new URL('../../../', import.meta.url));
