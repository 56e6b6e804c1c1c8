import { availableParallelism } from 'node:os';
import { createRandom } from '@cifra/core/random/random.ts';
import type { Catalogue } from '../../data/sources/catalogue.ts';
import type { Side } from '../../synthetic/pages/families.ts';
import { type OpenWorker, openWorker, type WorkerFailure } from '../../workers/openWorker.ts';
import { type Crop, renderCrop } from './crop.ts';
import { loadPageMaterials, type PageMaterials } from './pageMaterial.ts';

/** Names a crop: the same request always gives the same crop. */
export type CropRequest = {
  readonly side: Side;
  readonly seed: number | string;
  readonly index: number;
  readonly size: number;
  readonly writing: readonly [number, number];
};

/** Start options of a renderer's thread. */
export type RendererSetup = { readonly root: string; readonly catalogue?: Catalogue | undefined };

export type RendererReply =
  | { readonly kind: 'ready'; readonly files: PageMaterials['files'] }
  | { readonly kind: 'crop'; readonly crop: Crop }
  | WorkerFailure;

export type Renderers = {
  /** SHA-256 of the raw bytes of each data file. */
  readonly files: PageMaterials['files'];
  render(request: CropRequest): Promise<Crop>;
  dispose(): Promise<void>;
};

/**
 * Cores for each thread of a renderer. A training step takes about 15 ms of processor time for a crop,
 * and rendering 45 ms for a new one, which is then used 16 times: a fifth of the work.
 */
const CORES_PER_RENDERER = 4;

/** Renders crops in threads of their own, each of which reads the material (about 300 MB) for itself. */
export async function openRenderers(setup: RendererSetup): Promise<Renderers> {
  const count = Math.ceil(availableParallelism() / CORES_PER_RENDERER);
  const url = new URL('./rendererWorker.ts', import.meta.url);
  const workers = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      openWorker<CropRequest | null, RendererReply>(url, { name: `renderer ${i}`, workerData: setup }),
    ),
  );
  return {
    ...(await sharedWork(workers)),
    dispose: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function sharedWork(
  workers: readonly OpenWorker<CropRequest | null, Exclude<RendererReply, WorkerFailure>>[],
): Promise<Pick<Renderers, 'files' | 'render'>> {
  const hello = await workers[0].ask(null);
  if (hello.kind !== 'ready') throw new Error(`renderer: got reply ${hello.kind}, expected ready`);
  /** The last job of each worker: a worker takes one request at a time. */
  const turns: Promise<unknown>[] = workers.map(() => Promise.resolve());
  let next = 0;
  return {
    files: hello.files,
    render(request) {
      const i = next++ % workers.length;
      const answer = turns[i].then(async () => {
        const reply = await workers[i].ask(request);
        if (reply.kind !== 'crop') throw new Error(`renderer: got reply ${reply.kind}, expected crop`);
        return reply.crop;
      });
      turns[i] = answer.catch(() => {});
      return answer;
    },
  };
}

/** Renders in this thread, when a crop is asked for. */
export async function renderHere({ root, catalogue }: RendererSetup): Promise<Renderers> {
  const materials = await loadPageMaterials(root, catalogue);
  return {
    files: materials.files,
    render: async (request) => renderRequest(materials, request),
    dispose: async () => {},
  };
}

export function renderRequest(materials: PageMaterials, { seed, index, ...options }: CropRequest): Crop {
  const material = options.side === 'training' ? materials.training : materials.heldOut;
  return renderCrop(createRandom(seed).split(index), material, options);
}
