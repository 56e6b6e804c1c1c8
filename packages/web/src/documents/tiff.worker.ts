// Decodes the pages of TIFFs.

import { openTiff } from '@cifra/documents/openTiff.ts';
import { servePages } from './servePages.ts';

servePages(self as unknown as DedicatedWorkerGlobalScope, async (bytes) => openTiff(bytes));
