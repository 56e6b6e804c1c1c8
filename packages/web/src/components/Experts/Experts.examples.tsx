import type { Examples } from '../../examples/examples.ts';
import { Experts } from './Experts.tsx';

export const examples: Examples = {
  closed: () => (
    <Experts about="maps and steps">
      <p>Figures</p>
    </Experts>
  ),
};
