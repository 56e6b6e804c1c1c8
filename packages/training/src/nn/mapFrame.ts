import type { MapFrame } from '@cifra/core/model/manifest.ts';
import { type PlannedLayer, poolWindow } from './plan.ts';

/**
 * Positions in the image of the cells of the last feature map, an output of the explaining graph:
 * the centre of each receptive field. Both axes are alike, as in all networks of single digits.
 */
export function mapFrame(layers: readonly PlannedLayer[]): MapFrame {
  const last = layers.findLastIndex(({ layer, to }) => to.length === 3 && !isPool(layer.kind));
  return layers.slice(0, last + 1).reduce(through, { stride: 1, origin: 0.5 });
}

/** True for pooling, which makes a map coarser without computing new features. */
export function isPool(kind: PlannedLayer['layer']['kind']): boolean {
  return kind === 'maxPool' || kind === 'averagePool';
}

function through({ stride, origin }: MapFrame, { layer }: PlannedLayer): MapFrame {
  const window = windowOf(layer);
  const middle = (window.size - 1) / 2 - window.padding;
  return { stride: stride * window.stride, origin: origin + stride * middle };
}

function windowOf(layer: PlannedLayer['layer']) {
  if (layer.kind === 'conv') {
    const { kernel, stride = 1, padding = 0 } = layer;
    return { size: kernel, stride, padding };
  }
  if (layer.kind === 'maxPool' || layer.kind === 'averagePool') {
    const { size, stride, padding } = poolWindow(layer);
    return { size: size[0], stride: stride[0], padding: padding[0] };
  }
  // Half a pixel wide: the two copies of a pixel lie on its left and right half.
  if (layer.kind === 'upsample') return { size: 0.5, stride: 0.5, padding: 0 };
  return { size: 1, stride: 1, padding: 0 };
}
