import type { Random } from '@cifra/core/random/random.ts';
import { drawTexture } from '../texture/drawTexture.ts';
import { renderTexture } from '../texture/texture.ts';
import { BASE, DIGIT, PAPER } from './linePaper.ts';
import type { Line } from './strip.ts';

/** Puts the paper of a cheque or a form under the line. */
export function onPaper(line: Line, random: Random): Line {
  const margin = 6 + random.integer(12);
  const width = line.ink.width + 2 * margin;
  const settings = { baseLine: BASE + 1, digitHeight: DIGIT, guilloche: 0.55, rules: 0.35 };
  const { data } = renderTexture(drawTexture(width, PAPER, random, settings), width, PAPER);
  for (let y = 0; y < PAPER; y++) {
    for (let x = 0; x < line.ink.width; x++) {
      const at = y * width + margin + x;
      data[at] = Math.max(data[at], line.ink.data[y * line.ink.width + x]);
    }
  }
  return {
    ...line,
    ink: { width, height: PAPER, data },
    left: line.left + margin,
    right: line.right + margin,
  };
}
