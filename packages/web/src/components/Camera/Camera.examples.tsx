import { nothing } from '../../examples/made.ts';
import type { Examples } from '../../examples.tsx';
import { Camera } from './Camera.tsx';

export const examples: Examples = {
  'as this device has one': () => <Camera onPicture={nothing} onClose={nothing} />,
};
