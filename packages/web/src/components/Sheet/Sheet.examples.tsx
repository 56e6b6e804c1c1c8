import type { DigitReading } from '@cifra/core/base/types.ts';
import type { Examples } from '../../examples/examples.ts';
import { nothing, sampleInk, sampleReading, sampleStroke } from '../../examples/samples.ts';
import { SHEET } from '../../ink/stroke.ts';
import { Boxes } from './Boxes.tsx';
import { Sheet } from './Sheet.tsx';

const { digits } = sampleReading('17');

/** Five equal digits close together; the first has no room above it. */
function crowded(digit: DigitReading, line: number): DigitReading[] {
  return Array.from({ length: 5 }, (_, i) => ({
    ...digit,
    box: { x: 10 + 400 * line + 26 * i, y: i === 0 ? 4 : 200, width: 22, height: 60 },
  }));
}

export const examples: Examples = {
  empty: () => <Sheet ink={[]} onStroke={nothing} />,
  'a stroke in progress': () => <Sheet ink={[]} growing={sampleStroke} onStroke={nothing} />,
  'read, each digit in its box': () => (
    <Sheet ink={sampleInk} onStroke={nothing}>
      <Boxes digits={digits} drawing={SHEET} />
    </Sheet>
  ),
  'digits close together and at the edges': () => (
    <Sheet ink={[]} onStroke={nothing}>
      <Boxes digits={digits.flatMap(crowded)} drawing={SHEET} />
    </Sheet>
  ),
  'one digit chosen': () => (
    <Sheet ink={sampleInk} onStroke={nothing}>
      <Boxes digits={digits} drawing={SHEET} chosen={1} />
    </Sheet>
  ),
};
