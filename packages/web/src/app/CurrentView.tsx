import { ReadView } from '../views/Read/ReadView.tsx';
import { LazyView } from './LazyView.tsx';
import { laterViews, view } from './route.ts';

/** The view named by the address. All views except the first are loaded when first opened. */
export function CurrentView() {
  const name = view.value;
  return name === 'read' ? <ReadView /> : <LazyView key={name} load={laterViews[name]} />;
}
