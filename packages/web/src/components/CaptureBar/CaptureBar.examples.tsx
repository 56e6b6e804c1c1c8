import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { CaptureBar } from './CaptureBar.tsx';

export const examples: Examples = {
  'all controls': () => (
    <CaptureBar onFiles={nothing} onPhotograph={nothing} readFrame={() => Promise.resolve([])} />
  ),
};
