/** The thread of a renderer: names of crops in, crops out. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../../workers/openWorker.ts';
import { loadPageMaterials } from './pageMaterial.ts';
import { type CropRequest, type RendererReply, type RendererSetup, renderRequest } from './renderers.ts';

const port = parentPort!;
const { root, catalogue } = workerData as RendererSetup;
const reply = (message: RendererReply) => port.postMessage(message);

try {
  const materials = await loadPageMaterials(root, catalogue);
  const ready: RendererReply = { kind: 'ready', files: materials.files };
  port.on('message', (request: CropRequest | null) => {
    try {
      reply(request ? { kind: 'crop', crop: renderRequest(materials, request) } : ready);
    } catch (error) {
      reply(failureOf(error));
    }
  });
  reply(ready);
} catch (error) {
  reply(failureOf(error));
}
