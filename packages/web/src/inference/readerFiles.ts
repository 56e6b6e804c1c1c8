import type { BundleFiles } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { download } from './download.ts';
import { ownModel } from './keptModels.ts';
import { compileKernels } from './kernels.ts';

/** Written by the build: bytes of the models' files, by their address in the page. */
declare const __READER_FILES__: Readonly<Record<string, number>>;

/** Together with the line model, `digit` reads no better and is seven times as large. */
export const DIGIT_MODEL = 'digit-small';
export const NUMBER_MODEL = 'number';
export const PAGE_MODEL = 'page';

/** What a worker needs before it can read. */
export type ReaderFiles = {
  readonly kernels: WebAssembly.Module;
  readonly digit: BundleFiles;
  readonly number: BundleFiles;
  readonly page: BundleFiles;
};

/** The manifests of the models, as JSON. */
export type ReaderManifests = Readonly<Record<Task, string>>;

/** Hears about a download. */
export type Listener = {
  /** Bytes of the models, received and altogether. */
  progress(loaded: number, total: number): void;
  /** The manifests have arrived, on a slow line long before the models. */
  manifests(manifests: ReaderManifests): void;
};

/**
 * Fetches kernels and models in parallel. The page does this, not the worker: `index.html` preloads
 * these files, so that they arrive while scripts still load, and only the page receives what was
 * preloaded. A model of the visitor's own is about as large as the one it replaces.
 * `base`: address of the page.
 * @throws FaultError `download` or `no-simd`
 */
export async function fetchReader(base: string, listener: Listener): Promise<ReaderFiles> {
  const total = Object.values(__READER_FILES__).reduce((sum, bytes) => sum + bytes, 0);
  const get = download((loaded) => listener.progress(loaded, total));
  const digitManifest = Promise.withResolvers<string>();
  const numberManifest = Promise.withResolvers<string>();
  const pageManifest = Promise.withResolvers<string>();

  async function released(name: string, onManifest: (text: string) => void): Promise<BundleFiles> {
    const [manifest, model] = await Promise.all([
      get(new URL(`models/${name}/manifest.json`, base)).then((bytes) => {
        const text = new TextDecoder().decode(bytes);
        onManifest(text);
        return text;
      }),
      get(new URL(`models/${name}/model.onnx`, base)),
    ]);
    return { manifest, model };
  }

  /** The visitor's own model if one was made in the lab and selected for reading. */
  async function digitModel(): Promise<BundleFiles> {
    const own = await ownModel();
    if (!own) return released(DIGIT_MODEL, digitManifest.resolve);
    const manifest = JSON.stringify(own.manifest);
    digitManifest.resolve(manifest);
    return { manifest, model: own.model };
  }

  const manifests = [digitManifest, numberManifest, pageManifest].map(({ promise }) => promise);
  void Promise.all(manifests).then(([digit, number, page]) => listener.manifests({ digit, number, page }));
  const [kernels, digit, number, page] = await Promise.all([
    compileKernels(),
    digitModel(),
    released(NUMBER_MODEL, numberManifest.resolve),
    released(PAGE_MODEL, pageManifest.resolve),
  ]);
  return { kernels, digit, number, page };
}
