import { type Component, connectedComponents } from '../image/components.ts';
import type { Mask } from '../types.ts';

/** The mask without boxes that were drawn or printed round something. */
export function withoutFrames(mask: Mask): Mask {
  const { labels, components } = connectedComponents(mask);
  const frames = new Set(components.filter((piece) => isFrame(piece, components)).map(({ label }) => label));
  if (frames.size === 0) return mask;
  return { ...mask, data: mask.data.map((ink, i) => (frames.has(labels[i]) ? 0 : ink)) };
}

function isFrame(piece: Component, all: readonly Component[]): boolean {
  const hollow = piece.area < 0.3 * piece.box.width * piece.box.height;
  return hollow && all.some((inner) => inner !== piece && isFramed(inner, piece));
}

/** Whether a piece lies wholly inside another one whose ink is spread evenly round the middle of its box. */
function isFramed(inner: Component, { box, centroid }: Component): boolean {
  const [mx, my] = [0.06 * box.width, 0.06 * box.height];
  const inside =
    inner.box.x > box.x + mx &&
    inner.box.y > box.y + my &&
    inner.box.x + inner.box.width < box.x + box.width - mx &&
    inner.box.y + inner.box.height < box.y + box.height - my;
  const centred =
    Math.abs(centroid.x - box.x - box.width / 2) < 0.12 * box.width &&
    Math.abs(centroid.y - box.y - box.height / 2) < 0.12 * box.height;
  return inside && centred && inner.box.height > 0.25 * box.height;
}
