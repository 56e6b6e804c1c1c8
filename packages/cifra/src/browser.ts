// The package in browsers: pages and workers.

import { decode } from './platform/browser.ts';
import { setPlatform } from './platform/current.ts';
import { startWorker } from './platform/startWorker.ts';

setPlatform({ decode, startWorker });

export * from './index.ts';
