// Decodes HEIF pictures of phones, which most browsers cannot open, with libheif.

import { openHeif } from '@cifra/documents/openHeif.ts';
import libheifFile from 'libheif-js/libheif-wasm/libheif.wasm?url';
import { fetchFile } from '../inference/download.ts';
import { servePages } from './servePages.ts';

servePages(self as unknown as DedicatedWorkerGlobalScope, async (bytes) => {
  const file = await fetchFile(new URL(libheifFile, import.meta.url));
  return openHeif(await file.arrayBuffer(), bytes);
});
