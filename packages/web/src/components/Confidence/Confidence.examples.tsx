import type { Examples } from '../../examples/examples.ts';
import { Confidence } from './Confidence.tsx';

export const examples: Examples = {
  'almost certain': () => <Confidence probability={0.9987} />,
  doubtful: () => <Confidence probability={0.62} />,
  'only a guess': () => <Confidence probability={0.04} />,
};
