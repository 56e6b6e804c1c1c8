// The package in Node, Bun and Deno.
import { setDecoder } from './platform/current.ts';
import { decode } from './platform/node.ts';

setDecoder(decode);

export * from './index.ts';
