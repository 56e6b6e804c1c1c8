import type { DigitReading } from '@cifra/core/base/types.ts';
import { emptyHistory } from '@cifra/ink/inkHistory.ts';
import { SHEET } from '@cifra/ink/stroke.ts';
import type { Examples } from '../../examples/examples.ts';
import { nothing, sampleInk, sampleReading, sampleStroke } from '../../examples/samples.ts';
import { Boxes } from './Boxes.tsx';
import { Sheet } from './Sheet.tsx';
import { Tools } from './Tools.tsx';

const { digits } = sampleReading('17');

/** Five equal digits close together; the first has no room above it. */
function crowded(digit: DigitReading, line: number): DigitReading[] {
  return Array.from({ length: 5 }, (_, i) => ({
    ...digit,
    box: { x: 10 + 400 * line + 26 * i, y: i === 0 ? 4 : 200, width: 22, height: 60 },
  }));
}

const tools = { onUndo: nothing, onRedo: nothing, onErase: nothing, onClear: nothing };

/** Crosses the 7. */
const eraserPath = {
  points: [
    { x: 340, y: 240, pressure: 0.5 },
    { x: 460, y: 220, pressure: 0.5 },
  ],
  measured: true,
};

export const examples: Examples = {
  empty: () => <Sheet ink={[]} onStrokes={nothing} />,
  'a stroke in progress': () => <Sheet ink={[]} growing={sampleStroke} onStrokes={nothing} />,
  'read, each digit in its box': () => (
    <Sheet ink={sampleInk} onStrokes={nothing}>
      <Boxes digits={digits} drawing={SHEET} />
    </Sheet>
  ),
  'digits close together and at the edges': () => (
    <Sheet ink={[]} onStrokes={nothing}>
      <Boxes digits={digits.flatMap(crowded)} drawing={SHEET} />
    </Sheet>
  ),
  'one digit in doubt': () => (
    <Sheet ink={sampleInk} onStrokes={nothing}>
      <Boxes digits={digits} drawing={SHEET} doubtful={[1]} />
    </Sheet>
  ),
  'a stroke being erased': () => <Sheet ink={sampleInk} growing={eraserPath} isErasing onStrokes={nothing} />,
  'longer, for more lines': () => (
    <Sheet ink={sampleInk} paper={{ width: 720, height: 720 }} onStrokes={nothing} />
  ),
  tools: () => (
    <Tools history={{ past: [[]], present: sampleInk, future: [] }} isErasing={false} {...tools} />
  ),
  'tools, erasing': () => (
    <Tools history={{ past: [[]], present: sampleInk, future: [] }} isErasing {...tools} />
  ),
  'tools of an empty sheet': () => <Tools history={emptyHistory} isErasing={false} {...tools} />,
  'one digit chosen': () => (
    <Sheet ink={sampleInk} onStrokes={nothing}>
      <Boxes digits={digits} drawing={SHEET} chosen={1} />
    </Sheet>
  ),
};
