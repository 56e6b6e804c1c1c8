import { madeInk, madeReading, madeStroke, nothing } from '../../examples/made.ts';
import type { Examples } from '../../examples.tsx';
import { SHEET } from '../../ink/stroke.ts';
import { Boxes } from './Boxes.tsx';
import { Sheet } from './Sheet.tsx';

const { digits } = madeReading('17');

export const examples: Examples = {
  empty: () => <Sheet ink={[]} onStroke={nothing} />,
  'a stroke under way': () => <Sheet ink={[]} growing={madeStroke} onStroke={nothing} />,
  'read, each digit in its box': () => (
    <Sheet ink={madeInk} onStroke={nothing}>
      <Boxes digits={digits} drawing={SHEET} />
    </Sheet>
  ),
  'one digit looked at': () => (
    <Sheet ink={madeInk} onStroke={nothing}>
      <Boxes digits={digits} drawing={SHEET} chosen={1} />
    </Sheet>
  ),
};
