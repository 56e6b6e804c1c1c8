import { nothing } from '../../examples/made.ts';
import type { Examples } from '../../examples.tsx';
import { KeepCorrection } from './KeepCorrection.tsx';
import { TypeNumber } from './TypeNumber.tsx';

const keep = () => Promise.resolve();

export const examples: Examples = {
  'a number to be typed': () => <TypeNumber text="1749" found={4} onCorrect={nothing} />,
  'a long number to be typed': () => (
    <TypeNumber text={'4916338506082832'.repeat(2)} found={32} onCorrect={nothing} />
  ),
  'kept on this device': () => <KeepCorrection toServer={false} kept={false} onKeep={keep} />,
  'sent to the server': () => <KeepCorrection toServer kept={false} onKeep={keep} />,
  'sent, and thanked for': () => <KeepCorrection toServer kept onKeep={keep} />,
};
