import type { Random } from '@cifra/core/random/random.ts';
import { fixed } from '@cifra/training/synthetic/pages/elements/element.ts';
import { grown } from '@cifra/training/synthetic/pages/geometry/quad.ts';
import type { Ground } from '@cifra/training/synthetic/pages/grounds/grounds.ts';
import type { Thing } from '@cifra/training/synthetic/pages/grounds/objects.ts';
import type { Element, Layout, Rgb } from '@cifra/training/synthetic/pages/scene.ts';

const BROWN: Rgb = [0.45, 0.3, 0.15];

/** The ring of a cup, and what ran over within it. */
export function stain({ width, height }: Layout, random: Random): Element {
  const middle = { x: width * random.next(), y: height * random.next() };
  const radius = 28 + 18 * random.next();
  const steps = 60;
  const ring = Float64Array.from({ length: 2 * (steps + 1) }, (_, i) => {
    const angle = (2 * Math.PI * Math.floor(i / 2)) / steps;
    return i % 2 === 0 ? middle.x + radius * Math.cos(angle) : middle.y + radius * Math.sin(angle);
  });
  const widths = Float64Array.from({ length: steps + 1 }, (_, i) => 2 + 1.2 * Math.sin(i / 4));
  const ink = (alpha: number) => ({ colour: BROWN, alpha, grain: 0.2 });
  const box = grown({ ...middle, width: 0, height: 0 }, radius + 4);
  return fixed(box, [
    { shape: { kind: 'outline', contours: [ring] }, ink: ink(0.05 + 0.1 * random.next()), label: 'nothing' },
    {
      shape: { kind: 'strokes', strokes: [{ points: ring, widths }] },
      ink: ink(0.2 + 0.3 * random.next()),
      label: 'nothing',
    },
  ]);
}

/** The ground where a corner is torn off. */
export function missingCorner({ width, height }: Layout, ground: Ground, random: Random): Thing {
  const [isRight, isLow] = [random.next() < 0.5, random.next() < 0.5];
  const [across, down] = [15 + 30 * random.next(), 15 + 30 * random.next()];
  const corner = { x: isRight ? width : 0, y: isLow ? height : 0 };
  const inward = { x: isRight ? -1 : 1, y: isLow ? -1 : 1 };
  const contour = Float64Array.of(
    corner.x - inward.x,
    corner.y - inward.y,
    corner.x + inward.x * across,
    corner.y - inward.y,
    corner.x + inward.x * 0.45 * across,
    corner.y + inward.y * 0.6 * down,
    corner.x - inward.x,
    corner.y + inward.y * down,
  );
  const colour = new Float32Array(3);
  ground(corner.x - 5 * inward.x, corner.y - 5 * inward.y, colour);
  return {
    shape: { kind: 'outline', contours: [contour] },
    ink: { colour: [colour[0], colour[1], colour[2]], alpha: 1, grain: 0 },
  };
}
