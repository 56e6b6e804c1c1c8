import type { DigitReading } from '@cifra/core/types.ts';
import type { Examples } from '../../examples/examples.ts';
import { madeInk, madeReading, madeStroke, nothing } from '../../examples/made.ts';
import { SHEET } from '../../ink/stroke.ts';
import { Boxes } from './Boxes.tsx';
import { Sheet } from './Sheet.tsx';

const { digits } = madeReading('17');

/** Five equal digits close together; the first has no room above it. */
function crowded(digit: DigitReading, line: number): DigitReading[] {
  return Array.from({ length: 5 }, (_, i) => ({
    ...digit,
    box: { x: 10 + 400 * line + 26 * i, y: i === 0 ? 4 : 200, width: 22, height: 60 },
  }));
}

export const examples: Examples = {
  empty: () => <Sheet ink={[]} onStroke={nothing} />,
  'a stroke in progress': () => <Sheet ink={[]} growing={madeStroke} onStroke={nothing} />,
  'read, each digit in its box': () => (
    <Sheet ink={madeInk} onStroke={nothing}>
      <Boxes digits={digits} drawing={SHEET} />
    </Sheet>
  ),
  'digits close together and at the edges': () => (
    <Sheet ink={[]} onStroke={nothing}>
      <Boxes digits={digits.flatMap(crowded)} drawing={SHEET} />
    </Sheet>
  ),
  'one digit chosen': () => (
    <Sheet ink={madeInk} onStroke={nothing}>
      <Boxes digits={digits} drawing={SHEET} chosen={1} />
    </Sheet>
  ),
};
