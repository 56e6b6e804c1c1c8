import type { Examples } from '../../examples.tsx';
import { Header } from './Header.tsx';

export const examples: Examples = {
  'name and views': () => <Header />,
};
