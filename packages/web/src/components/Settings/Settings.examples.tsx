import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { ServerSwitch } from './ServerSwitch.tsx';
import { Settings } from './Settings.tsx';

export const examples: Examples = {
  'language and appearance': () => <Settings />,
  'read here': () => <ServerSwitch on={false} onSwitch={nothing} />,
  'read on the server': () => <ServerSwitch on onSwitch={nothing} />,
};
