import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { Button } from './Button.tsx';

export const examples: Examples = {
  plain: () => <Button label="Copy" onPress={nothing} />,
  'with an icon': () => <Button label="Undo" icon="undo" onPress={nothing} />,
  'main action': () => <Button label="Next number" icon="next" kind="main" onPress={nothing} />,
  disabled: () => <Button label="Redo" icon="redo" disabled onPress={nothing} />,
  pressed: () => <Button label="Listening" icon="listen" pressed onPress={nothing} />,
};
