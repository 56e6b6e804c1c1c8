import type { Examples } from '../../examples/examples.ts';
import { Icon, type IconName } from './Icon.tsx';

const names: readonly IconName[] = [
  'undo',
  'redo',
  'clear',
  'next',
  'camera',
  'picture',
  'copy',
  'say',
  'listen',
  'download',
  'keep',
];

export const examples: Examples = {
  all: () => (
    <ul class="actions">
      {names.map((name) => (
        <li key={name}>
          <Icon name={name} /> {name}
        </li>
      ))}
    </ul>
  ),
};
