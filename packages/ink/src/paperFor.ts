import { type Ink, type Paper, SHEET } from './stroke.ts';
import { strokeBox } from './writing.ts';

/** Room below the last line, in heights of that line. */
const ROOM = 1.5;
/** The sheet grows in these steps, and up to this height, sheet units. */
const STEP = 80;
const LONGEST = 2400;

/** Returns the size of the sheet: it grows for a line below the last one when there are two or more. */
export function paperFor(ink: Ink): Paper {
  const lines = linesOf(ink);
  const last = lines.at(-1);
  if (!last || lines.length < 2) return SHEET;
  const needed = last.bottom + ROOM * (last.bottom - last.top);
  const height = Math.min(LONGEST, Math.ceil(needed / STEP) * STEP);
  return { width: SHEET.width, height: Math.max(SHEET.height, height) };
}

type Line = { readonly top: number; readonly bottom: number };

/** Returns the lines of the writing, from the top: strokes that overlap in height share one. */
function linesOf(ink: Ink): Line[] {
  const spans = ink.map((stroke) => {
    const { y, height } = strokeBox(stroke);
    return { top: y, bottom: y + height };
  });
  const lines: Line[] = [];
  for (const span of spans.toSorted((a, b) => a.top - b.top)) {
    const above = lines.at(-1);
    if (above && span.top <= above.bottom)
      lines[lines.length - 1] = { ...above, bottom: Math.max(above.bottom, span.bottom) };
    else lines.push(span);
  }
  return lines;
}
