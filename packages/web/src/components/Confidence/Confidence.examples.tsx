import type { Examples } from '../../examples/examples.ts';
import { Confidence } from './Confidence.tsx';

export const examples: Examples = {
  'almost certain': () => <Confidence probability={0.9987} />,
  'doubtful, with the threshold': () => <Confidence probability={0.62} enough={0.92} />,
  'only a guess': () => <Confidence probability={0.04} />,
};
