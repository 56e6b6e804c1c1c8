// Decodes the pages of TIFFs.

import { servePages } from './servePages.ts';
import { openTiff } from './tiff.ts';

servePages(self as unknown as DedicatedWorkerGlobalScope, async (bytes) => openTiff(bytes));
