import { type Check, openRecord, text } from '../json/check.ts';
import { sha256Text } from './checks.ts';
import type { Manifest } from './manifest.ts';

/** A version of a model; `sha256` is that of its `model.onnx`. */
export type ModelId = { readonly name: string; readonly version: string; readonly sha256: string };

export function modelIdOf({ name, version, files }: Pick<Manifest, 'name' | 'version' | 'files'>): ModelId {
  return { name, version, sha256: files['model.onnx'] };
}

export const modelId: Check<ModelId> = openRecord({ name: text(), version: text(), sha256: sha256Text });
