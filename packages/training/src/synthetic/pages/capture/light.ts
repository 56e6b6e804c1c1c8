import type { Random } from '@cifra/core/random/random.ts';
import type { Canvas } from '../render/canvas.ts';
import { hide } from '../render/canvas.ts';

/** Light that falls on a page. Positions are in shares of the picture, lengths of its longer side. */
export type Light = {
  /** Darkest side, share of the light, and its direction, radians. */
  readonly slope: { readonly dark: number; readonly angle: number };
  /** Loss at the corners. */
  readonly vignette: number;
  /** Soft edges of shadows. */
  readonly shadows: readonly {
    readonly x: number;
    readonly y: number;
    readonly angle: number;
    readonly softness: number;
    readonly dark: number;
  }[];
  /** Reflections of a lamp: white at their middle. */
  readonly glares: readonly {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly strength: number;
  }[];
};

/** Even light. */
export const EVEN: Light = { slope: { dark: 0, angle: 0 }, vignette: 0, shadows: [], glares: [] };

/** Draws the light of a room. */
export function drawLight(random: Random): Light {
  const spot = () => ({ x: random.next(), y: random.next() });
  const count = random.next() < 0.35 ? 1 + random.integer(2) : 0;
  return {
    slope: { dark: 0.5 * random.next() ** 1.5, angle: 2 * Math.PI * random.next() },
    vignette: random.next() < 0.5 ? 0.35 * random.next() : 0,
    shadows: Array.from({ length: count }, () => ({
      ...spot(),
      angle: 2 * Math.PI * random.next(),
      softness: 0.01 + 0.15 * random.next() ** 2,
      dark: 0.12 + 0.4 * random.next(),
    })),
    glares:
      random.next() < 0.14
        ? [{ ...spot(), size: 0.05 + 0.25 * random.next(), strength: 0.5 + 0.8 * random.next() }]
        : [],
  };
}

/** Multiplies the colours by the light; where glare is white, labels go. */
export function shine(canvas: Canvas, light: Light, picture: { width: number; height: number }): void {
  const { window, colour } = canvas;
  const plane = window.width * window.height;
  const longer = Math.max(picture.width, picture.height);
  const glare = light.glares.length > 0 ? new Float32Array(plane) : null;
  const [c, s] = [Math.cos(light.slope.angle), Math.sin(light.slope.angle)];
  const edges = light.shadows.map(({ x, y, angle, softness, dark }) => {
    const [cos, sin] = [Math.cos(angle) / softness, Math.sin(angle) / softness];
    return { cos, sin, at: (x * picture.width * cos + y * picture.height * sin) / longer, dark };
  });
  for (let y = 0, i = 0; y < window.height; y++) {
    const v = (window.y + y) / longer;
    for (let x = 0; x < window.width; x++, i++) {
      const u = (window.x + x) / longer;
      const dx = u - picture.width / longer / 2;
      const dy = v - picture.height / longer / 2;
      let level = 1 - light.slope.dark * Math.max(0, Math.min(1, 0.5 + dx * c + dy * s));
      level *= 1 - 2 * light.vignette * (dx * dx + dy * dy);
      for (const { cos, sin, at, dark } of edges) {
        const t = Math.max(0, Math.min(1, 0.5 + u * cos + v * sin - at));
        level *= 1 - dark * t * t * (3 - 2 * t);
      }
      colour[i] *= level;
      colour[plane + i] *= level;
      colour[2 * plane + i] *= level;
      if (glare) glare[i] = glareAt(light, u, v, picture, longer);
    }
  }
  if (glare) addGlare(canvas, glare);
}

function glareAt(
  { glares }: Light,
  u: number,
  v: number,
  { width, height }: { width: number; height: number },
  longer: number,
): number {
  let sum = 0;
  for (const { x, y, size, strength } of glares) {
    const dx = (u - (x * width) / longer) / size;
    const dy = (v - (y * height) / longer) / size;
    sum += strength * Math.exp(-2 * (dx * dx + dy * dy));
  }
  return Math.min(1, sum);
}

/** Share of white above which ink cannot be seen. */
const BLINDING = 0.85;

function addGlare(canvas: Canvas, glare: Float32Array): void {
  const { window, colour } = canvas;
  const plane = glare.length;
  const hidden = new Float32Array(plane);
  for (let i = 0; i < plane; i++) {
    for (let at = i; at < 3 * plane; at += plane) colour[at] += glare[i] * (1 - colour[at]);
    hidden[i] = Math.max(0, Math.min(1, (glare[i] - BLINDING) / (1 - BLINDING)));
  }
  hide(canvas, { raster: { width: window.width, height: window.height, data: hidden }, left: 0, top: 0 });
}
