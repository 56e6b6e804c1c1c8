// The package in Node, Bun and Deno.
import { setPlatform } from './platform/current.ts';
import { decode } from './platform/node.ts';

setPlatform({ decode, startWorker: async () => null });

export * from './index.ts';
