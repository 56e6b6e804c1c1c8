import { nothing } from '../../examples/made.ts';
import type { Examples } from '../../examples.tsx';
import { CaptureBar } from './CaptureBar.tsx';

export const examples: Examples = {
  'all controls': () => <CaptureBar onPictures={nothing} />,
};
