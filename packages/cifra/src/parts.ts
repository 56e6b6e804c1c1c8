import type { BundleFiles } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';
import { kernelsFile, modelFiles, packagedModel } from './modelFiles.ts';
import { type ReaderFile, readerFile, readerFileSize } from './readerFile.ts';

/** What a reader is made of: the kernels of its runtime, and the files of its models. */
export type ReaderParts = {
  readonly kernels: Uint8Array<ArrayBuffer>;
  readonly models: Readonly<Record<Task, BundleFiles>>;
};

/** The files of models by task. */
export type GivenModels = Readonly<Partial<Record<Task, BundleFiles>>>;

/** How much of the package's models and kernels has arrived, bytes. */
export type Progress = { readonly loaded: number; readonly total: number };

const TASKS: readonly Task[] = ['digit', 'number', 'page'];

/** Loads the parts of a reader: the given models, and the package's for other tasks. */
export async function loadParts(
  given: GivenModels,
  onProgress: (progress: Progress) => void = () => {},
): Promise<ReaderParts> {
  const load = reporting(filesFor(given), onProgress);
  const modelFor = (task: Task) => given[task] ?? packagedModel(task, load);
  const [kernels, digit, number, page] = await Promise.all([
    load(kernelsFile()),
    modelFor('digit'),
    modelFor('number'),
    modelFor('page'),
  ]);
  return { kernels, models: { digit, number, page } };
}

function filesFor(given: GivenModels): ReaderFile[] {
  const own = TASKS.filter((task) => given[task] === undefined);
  return [kernelsFile(), ...own.map(modelFiles).flatMap(({ manifest, model }) => [manifest, model])];
}

/** Returns a loader of files that reports their bytes as they arrive. */
function reporting(files: readonly ReaderFile[], onProgress: (progress: Progress) => void) {
  const total = files.reduce((sum, name) => sum + readerFileSize(name), 0);
  let loaded = 0;
  onProgress({ loaded, total });
  return async (name: ReaderFile) => {
    const bytes = await readerFile(name);
    loaded += readerFileSize(name);
    onProgress({ loaded, total });
    return bytes;
  };
}
