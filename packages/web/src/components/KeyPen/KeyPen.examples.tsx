import { restingPen } from '@cifra/ink/keyPen.ts';
import type { Examples } from '../../examples/examples.ts';
import { nothing, sampleInk, sampleStroke } from '../../examples/samples.ts';
import { Sheet } from '../Sheet/Sheet.tsx';
import { PenCursor } from './PenCursor.tsx';

/** The focused sheet shows the cursor. */
const focused = <style>{'.pen-cursor { display: inline }'}</style>;

export const examples: Examples = {
  'pen up': () => (
    <>
      {focused}
      <Sheet ink={sampleInk} onStrokes={nothing}>
        <PenCursor pen={restingPen} />
      </Sheet>
    </>
  ),
  'pen down, drawing': () => (
    <>
      {focused}
      <Sheet ink={[]} growing={sampleStroke} onStrokes={nothing}>
        <PenCursor pen={{ x: 200, y: 240, stroke: sampleStroke }} />
      </Sheet>
    </>
  ),
};
