import { nothing } from '../../examples/made.ts';
import type { Examples } from '../../examples.tsx';
import { VoiceSwitch } from './VoiceSwitch.tsx';

export const examples: Examples = {
  'not listening': () => <VoiceSwitch onCommand={nothing} />,
};
