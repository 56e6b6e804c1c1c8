import { availableParallelism } from 'node:os';
import { env } from '@cifra/node/onnxruntime.ts';
import { version } from '../version.ts';

/** What a report says of when and with what it was made, and how many threads there are for it. */
export function circumstances() {
  return {
    versions: { cifra: version(), node: process.version, 'onnxruntime-node': env.versions.common },
    now: new Date(),
    threads: availableParallelism(),
  };
}
