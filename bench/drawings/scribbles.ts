import { createRandom } from '@cifra/core/random/random.ts';
import type { Ink } from '@cifra/ink/stroke.ts';
import { stylesIn } from './styles.ts';
import { type Device, write } from './write.ts';

/** Drawings without a number. */
const SHAPES = stylesIn(`
s zigzag: 0,0 60,20 0,40 60,60 0,80 60,100
s spiral: 50,50 60,40 60,60 40,64 30,40 56,20 90,44 70,90 20,84 6,30 50,-4
s heart: 50,100 0,40 10,6 50,30 50,30 90,6 100,40 50,100
s smile: 50,0 0,30 0,80 50,110 100,80 100,30 50,0 | 30,35 32,42 | 68,35 70,42 | 25,70 50,88 75,70
s word abc: 40,50 10,50 6,90 40,90 42,50 42,50 44,100 | 70,0 70,100 70,100 100,90 98,60 72,58 | 150,60 124,60 120,94 152,92
s word yes: 0,50 20,90 20,90 | 40,50 10,130 | 60,76 96,70 80,50 60,66 66,96 100,92 | 146,56 120,56 126,74 146,84 120,98
s loops: 0,60 40,20 30,80 60,60 90,20 80,80 110,60 140,20 130,80 160,60
s triangle: 50,0 50,0 0,90 0,90 100,90 100,90 50,0
`);

/** Draws each of them; `height` in CSS pixels. */
export function scribbles(device: Device, height: number, seed: string): Ink[] {
  return SHAPES.map((shape) => {
    const rng = createRandom(`${seed} ${device.name} ${shape.name}`);
    return write(['s'], [shape], { height, jitter: 0.03 }, device, rng);
  });
}
