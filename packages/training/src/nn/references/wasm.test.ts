import * as native from '@cifra/node/onnxruntime/onnxruntime.ts';
import * as web from 'onnxruntime-web';
import { test } from 'vitest';
import { expectClose } from '../testing/reference.ts';
import { train } from '../testing/referenceNetwork.ts';

test('the same step graph trains under onnxruntime-web as under onnxruntime-node', async () => {
  // Threads would need a cross-origin isolated page; one thread runs everywhere.
  web.env.wasm.numThreads = 1;
  const [inWasm, inNode] = [await train(web), await train(native)];
  expectClose(inWasm.losses, inNode.losses, 'loss');
  for (const [name, { data }] of Object.entries(inNode.state))
    expectClose(inWasm.state[name].data, data, name);
});
