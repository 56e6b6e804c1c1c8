/// <reference types="vite/client" />
import simd from '@cifra/kernels/wasm/simd.wasm?url';
import { logitsOf } from './logits.ts';

const worker = new Worker(new URL('./kernels.worker.ts', import.meta.url), { type: 'module' });
const fromWorker = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});

/** What the test waits for. */
Object.assign(globalThis, {
  results: Promise.all([logitsOf(), logitsOf(simd), fromWorker]).then(
    ([chosen, plain, inWorker]) => ({ chosen, plain, inWorker }),
    (error) => ({ error: String(error) }),
  ),
});
