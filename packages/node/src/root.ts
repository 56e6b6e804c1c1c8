import { fileURLToPath } from 'node:url';

/** The folder of the clone, which has `models/`, `bench/` and `examples/`; ends with a slash. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));
