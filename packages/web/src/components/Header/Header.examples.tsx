import type { Examples } from '../../examples/examples.ts';
import { Header } from './Header.tsx';

export const examples: Examples = {
  'name and views': () => <Header />,
};
