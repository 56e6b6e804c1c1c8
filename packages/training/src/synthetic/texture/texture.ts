import type { Raster } from '@cifra/core/base/types.ts';
import { type LineFamily, layLines } from './lineFamily.ts';
import { type Grain, layGrain, layShadow, type Shadow } from './paper.ts';
import { layRule, type Rule } from './ruling.ts';

/** One element of the paper before anything is written. */
export type Layer = LineFamily | Rule | Grain | Shadow;

/** Renders the paper of a cheque or a form as faint ink, 0 = clean paper; the layers in order. */
export function renderTexture(layers: readonly Layer[], width: number, height: number): Raster {
  const raster = { width, height, data: new Float32Array(width * height) };
  for (const layer of layers) lay(raster, layer);
  return raster;
}

function lay(raster: Raster, layer: Layer): void {
  switch (layer.kind) {
    case 'lines':
      layLines(raster, layer);
      break;
    case 'rule':
      layRule(raster, layer);
      break;
    case 'grain':
      layGrain(raster, layer);
      break;
    case 'shadow':
      layShadow(raster, layer);
      break;
    default:
      layer satisfies never;
  }
}
