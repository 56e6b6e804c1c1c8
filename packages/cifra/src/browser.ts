// The package in browsers: pages and workers.

import { decode } from './platform/browser.ts';
import { setDecoder } from './platform/current.ts';

setDecoder(decode);

export * from './index.ts';
