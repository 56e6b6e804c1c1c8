import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { WriteNumber } from './WriteNumber.tsx';

/** Shown as if it had the focus. */
const focused = <style>{'.write-number { position: static !important; clip-path: none !important }'}</style>;

export const examples: Examples = {
  focused: () => (
    <>
      {focused}
      <WriteNumber onWrite={nothing} />
    </>
  ),
  'without focus, for screen readers only': () => <WriteNumber onWrite={nothing} />,
};
