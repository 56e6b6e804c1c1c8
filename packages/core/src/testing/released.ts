import { readFileSync } from 'node:fs';
import * as ort from '@cifra/node/onnxruntime/onnxruntime.ts';
import { type Bundle, parseBundle } from '../model/bundle.ts';
import { onnxRuntime } from '../model/onnxRuntime.ts';

export const runtime = onnxRuntime(ort);

/** Loads a released digit model with its explaining graph. */
export function releasedDigitModel(name: 'digit' | 'digit-small'): Promise<Bundle<'digit'>> {
  const file = (part: string) => readFileSync(new URL(`../../../../models/${name}/${part}`, import.meta.url));
  const manifest = file('manifest.json').toString();
  return parseBundle({ manifest, model: file('model.onnx'), explain: file('explain.onnx') }, 'digit');
}
