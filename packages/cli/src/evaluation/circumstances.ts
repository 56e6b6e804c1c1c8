import { availableParallelism } from 'node:os';
import { env } from '@cifra/node/onnxruntime/onnxruntime.ts';
import { version } from '../platform/version.ts';

/** Returns the versions and the time recorded in a report, and the number of available threads. */
export function circumstances() {
  return {
    versions: { cifra: version(), node: process.version, 'onnxruntime-node': env.versions.common },
    now: new Date(),
    threads: availableParallelism(),
  };
}
