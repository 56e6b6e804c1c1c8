import { CifraError } from '../base/error.ts';
import { type Manifest, type ManifestOf, parseManifest, type Task } from './manifest.ts';
import { digest } from './sha256.ts';

/** A model with a checked manifest and the bytes that the manifest names. */
export type Bundle<T extends Task = Task> = {
  readonly manifest: ManifestOf<T>;
  /** `model.onnx`. */
  readonly model: Uint8Array;
  /** `explain.onnx`, if given. */
  readonly explain: Uint8Array | null;
};

/** The files of a bundle; `explain` is only necessary for explanations. */
export type BundleFiles = {
  readonly manifest: string;
  readonly model: Uint8Array;
  readonly explain?: Uint8Array;
};

/**
 * Checks a bundle's manifest, and its files against their SHA-256, so that a truncated download or
 * a swapped model fails here instead of misreading later. Rejects models for another task.
 *
 * @param files the text of `manifest.json`, and the bytes of `model.onnx` and perhaps `explain.onnx`
 * @param task what the model must do: `digit`, `number` (lines of digits) or `page` (finds lines)
 * @returns the model, for `createClassifier`, `createLineModel` or `createPageModel`
 * @throws {CifraError} `invalid-model` or `invalid-field` if a file is damaged or for another task
 * @example
 * import { readFile } from 'node:fs/promises';
 * import { parseBundle } from '@cifra/core';
 *
 * const [manifest, model] = await Promise.all([
 *   readFile('models/number/manifest.json', 'utf8'),
 *   readFile('models/number/model.onnx'),
 * ]);
 * const bundle = await parseBundle({ manifest, model }, 'number');
 * console.log(bundle.manifest.name, bundle.manifest.version);
 */
export async function parseBundle<T extends Task>(files: BundleFiles, task: T): Promise<Bundle<T>> {
  const manifest = parseManifest(files.manifest);
  if (!isFor(manifest, task)) {
    throw new CifraError(
      'invalid-model',
      `bundle "${manifest.name}" is for the task "${manifest.task}", wanted one for "${task}"`,
    );
  }
  await verify(manifest, 'model.onnx', files.model);
  if (files.explain !== undefined) await verify(manifest, 'explain.onnx', files.explain);
  return { manifest, model: files.model, explain: files.explain ?? null };
}

function isFor<T extends Task>(manifest: Manifest, task: T): manifest is ManifestOf<T> {
  return manifest.task === task;
}

async function verify(manifest: Manifest, file: string, bytes: Uint8Array): Promise<void> {
  const wanted = manifest.files[file];
  const got = await digest(bytes);
  if (got !== wanted) {
    const size = `${bytes.length} bytes`;
    throw new CifraError(
      'invalid-model',
      `${file} of bundle "${manifest.name}" is not the file its manifest names: SHA-256 is ${got} (${size}), wanted ${wanted}`,
    );
  }
}
