import type { Picture, Raster } from '../types.ts';
import { paperUnderInk } from './background.ts';
import { toPlanes } from './planes.ts';
import { gapsToSurface } from './surface.ts';

/** A picture's ink, on the scale on which it is worked. */
export type Ink = {
  /** Darkness against the paper around, in [0, 1]; coloured ink by the colour that shows it best. */
  readonly raster: Raster;
  /** Pixels of the picture for each pixel of the raster. */
  readonly factor: number;
};

/**
 * What is ink in a picture, whatever its size: dark on light or light on dark, coloured, under uneven light.
 * @throws RangeError when the bytes are not as many as the size says
 */
export function toInk(picture: Picture): Ink {
  const { planes, factor } = toPlanes(picture);
  const light = isLightOnDark(mean(planes));
  const [first, ...rest] = planes.map((plane) => darkness(light ? inverted(plane) : plane));
  const data = first.data;
  for (const { data: other } of rest) {
    for (let i = 0; i < data.length; i++) if (other[i] > data[i]) data[i] = other[i];
  }
  return { raster: first, factor };
}

/** How much darker than its paper each pixel is. */
function darkness(plane: Raster): Raster {
  const paper = paperUnderInk(plane);
  const data = plane.data.map((value, i) => Math.min(1, Math.max(0, paper.data[i] - value)));
  return { ...plane, data };
}

/**
 * Ink is what stands out from the light that most pixels agree on; whether it is darker or lighter is what stands out
 * more. The paper inside a loop agrees with the rest, so that a large 0 does not turn the answer round.
 */
function isLightOnDark(grey: Raster): boolean {
  let [darker, lighter] = [0, 0];
  for (const gap of gapsToSurface(grey)) {
    if (gap < 0) darker += gap * gap;
    else lighter += gap * gap;
  }
  // A thick pen in a tight crop can cover half of it: then what is in the corners is the paper.
  if (Math.max(lighter, darker) < 2 * Math.min(lighter, darker)) return corners(grey) < average(grey.data);
  return lighter > darker;
}

function corners({ width, height, data }: Raster): number {
  const depth = Math.max(1, Math.round(0.06 * Math.min(width, height)));
  const values: number[] = [];
  for (let y = 0; y < depth; y++) {
    for (let x = 0; x < depth; x++) {
      for (const row of [y, height - 1 - y])
        values.push(data[row * width + x], data[row * width + width - 1 - x]);
    }
  }
  return average(values);
}

function average(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

function inverted(plane: Raster): Raster {
  return { ...plane, data: plane.data.map((value) => 1 - value) };
}

function mean(planes: readonly Raster[]): Raster {
  const [{ width, height, data }] = planes;
  if (planes.length === 1) return planes[0];
  const [red, green, blue] = planes.map((plane) => plane.data);
  return { width, height, data: data.map((_, i) => 0.299 * red[i] + 0.587 * green[i] + 0.114 * blue[i]) };
}
