import type { Examples } from '../../examples/examples.ts';
import { RasterFigure } from './RasterFigure.tsx';

/** Ink that increases from white to black, left to right. */
function ramp(width: number, height: number) {
  return {
    width,
    height,
    data: Float32Array.from({ length: width * height }, (_, i) => (i % width) / width),
  };
}

export const examples: Examples = {
  'a digit’s frame': () => <RasterFigure raster={ramp(28, 28)} caption="28 × 28 pixels" />,
  'a long line': () => <RasterFigure raster={ramp(400, 32)} caption="A line, 32 pixels high" />,
};
