import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CifraError } from '@cifra/core/base/error.ts';
import { type Bundle, parseBundle } from '@cifra/core/model/bundle.ts';
import type { Task } from '@cifra/core/model/manifest.ts';

/** Data files with pen strokes. */
const STROKES = /^(unipen|pendigits)\//;

/** Reads the bundle in a folder. */
export async function readBundle<T extends Task>(folder: string, task: T): Promise<Bundle<T>> {
  const [manifest, model] = await Promise.all(
    ['manifest.json', 'model.onnx'].map((file) => readFile(join(folder, file))),
  );
  return parseBundle({ manifest: String(manifest), model }, task);
}

/**
 * Reads a model that a run without some strokes may start from.
 * @throws CifraError if it was trained on strokes: it may have seen the writers it is measured on
 */
export async function readBeforeStrokes<T extends Task>(folder: string, task: T): Promise<Bundle<T>> {
  const bundle = await readBundle(folder, task);
  const { name, version, training } = bundle.manifest;
  const seen = Object.keys(training.data).find((file) => STROKES.test(file));
  if (seen === undefined) return bundle;
  throw new CifraError(
    'invalid-run',
    `${folder}: ${name} ${version} was trained on ${seen}, expected a model that was trained on no strokes`,
  );
}
