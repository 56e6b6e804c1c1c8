import { availableParallelism } from 'node:os';
import { runtimeVersions } from '@cifra/node/runtime.ts';
import { version } from '../platform/version.ts';

/** Returns the versions and the time recorded in a report, and the number of available threads. */
export function circumstances() {
  return {
    versions: { cifra: version(), node: process.version, ...runtimeVersions },
    now: new Date(),
    threads: availableParallelism(),
  };
}
