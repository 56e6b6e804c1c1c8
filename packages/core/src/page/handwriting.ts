import type { Mask } from '../base/types.ts';
import { bilinear } from '../image/warp.ts';
import { connectedComponents } from '../image/components.ts';
import type { Place } from '../frames/patch.ts';
import { CELL, PAGE_CLASSES } from '../model/pageClasses.ts';
import type { PageMap } from '../model/pageModel.ts';
import type { FoundLine } from './findLines.ts';
import { PAGE_PARAMETERS, type PageParameters } from './parameters.ts';

export function writingIn(
  mask: Mask,
  place: Pick<Place, 'pointInPicture'>,
  line: FoundLine,
  others: readonly FoundLine[],
  parameters: PageParameters = PAGE_PARAMETERS,
): Mask {
  const { map, octave } = line.sight;
  const plane = { width: map.width, height: map.height, data: writingPlane(map, parameters) };
  const { width, height } = mask;
  const data = new Uint8Array(mask.data.length);
  const [o, r, d] = [[0, 0], [1, 0], [0, 1]].map(([x, y]) => place.pointInPicture({ x: x + 0.5, y: y + 0.5 }));
  const [ax, ay, bx, by] = [r.x - o.x, r.y - o.y, d.x - o.x, d.y - o.y];
  const cell = octave / CELL;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (!mask.data[i]) continue;
      const [u, v] = [(o.x + x * ax + y * bx) * cell - 0.5, (o.y + x * ay + y * by) * cell - 0.5];
      if (bilinear(plane, Math.min(map.width - 1, Math.max(0, u)), Math.min(map.height - 1, Math.max(0, v))) > 0) data[i] = 1;
    }
  }
  const written = { width, height, data };
  const { labels, components } = connectedComponents(written);
  const own = new Uint8Array(components.length + 1);
  for (const { label, centroid } of components) {
    const point = place.pointInPicture(centroid);
    const distance = distanceTo(point, line);
    if (distance > parameters.reach) continue;
    if (others.every((other) => distanceTo(point, other) >= distance)) own[label] = 1;
  }
  for (let i = 0; i < data.length; i++) data[i] = own[labels[i]];
  return { width, height, data: data.slice() };
}

/** Distance of a point from the rectangle of a line's digits, in heights of its digits. */
function distanceTo({ x, y }: { x: number; y: number }, { region, digit }: FoundLine): number {
  const [dx, dy] = [x - region.x, y - region.y];
  const along = Math.abs(dx * Math.cos(region.angle) + dy * Math.sin(region.angle));
  const across = Math.abs(dy * Math.cos(region.angle) - dx * Math.sin(region.angle));
  return Math.hypot(Math.max(0, along - region.width / 2), Math.max(0, across - 0 * digit)) / digit;
}

const planes = new WeakMap<PageMap, Float32Array>();

function writingPlane(map: PageMap, { near }: PageParameters): Float32Array {
  const known = planes.get(map);
  if (known) return known;
  const at = (name: (typeof PAGE_CLASSES)[number]) => map.classes[PAGE_CLASSES.indexOf(name)];
  const written = at('handwriting').map((value, i) => value + at('struck-out')[i]);
  const other = at('print').map((value, i) => value + at('rule')[i] + at('bar code')[i]);
  const plane = written.map((value, i) => {
    const x = i % map.width;
    const y = (i - x) / map.width;
    let most = 0;
    for (let v = Math.max(0, y - 1); v <= Math.min(map.height - 1, y + 1); v++)
      for (let u = Math.max(0, x - 1); u <= Math.min(map.width - 1, x + 1); u++)
        most = Math.max(most, written[v * map.width + u]);
    return most < near ? -1 : value - other[i];
  });
  planes.set(map, plane);
  return plane;
}
