import { CifraError } from '../error.ts';
import { type Manifest, type ManifestOf, parseManifest, type Task } from './manifest.ts';
import { sha256 } from './sha256.ts';

/** A model whose manifest has been read and whose bytes are the ones that the manifest names. */
export type Bundle<T extends Task = Task> = {
  readonly manifest: ManifestOf<T>;
  /** `model.onnx`. */
  readonly model: Uint8Array;
  /** `explain.onnx`, when it was handed in. */
  readonly explain: Uint8Array | null;
};

/** The files of a bundle as they were read; `explain` can be left out by whoever only reads digits. */
export type BundleFiles = {
  readonly manifest: string;
  readonly model: Uint8Array;
  readonly explain?: Uint8Array;
};

/**
 * Checks a bundle's manifest, and its files against their SHA-256: a truncated download or a model that was swapped
 * without its figures is an error here, not a wrong digit later. So is a model for another task.
 */
export async function parseBundle<T extends Task>(files: BundleFiles, task: T): Promise<Bundle<T>> {
  const manifest = parseManifest(files.manifest);
  if (!isFor(manifest, task)) {
    throw new CifraError(
      'invalid-model',
      `bundle "${manifest.name}" is for the task "${manifest.task}", wanted one for "${task}"`,
    );
  }
  verify(manifest, 'model.onnx', files.model);
  if (files.explain !== undefined) verify(manifest, 'explain.onnx', files.explain);
  return { manifest, model: files.model, explain: files.explain ?? null };
}

function isFor<T extends Task>(manifest: Manifest, task: T): manifest is ManifestOf<T> {
  return manifest.task === task;
}

function verify(manifest: Manifest, file: string, bytes: Uint8Array): void {
  const wanted = manifest.files[file];
  const got = sha256(bytes);
  if (got !== wanted) {
    const size = `${bytes.length} bytes`;
    throw new CifraError(
      'invalid-model',
      `${file} of bundle "${manifest.name}" is not the file its manifest names: SHA-256 is ${got} (${size}), wanted ${wanted}`,
    );
  }
}
