import { ReadView } from '../views/Read/ReadView.tsx';
import { LazyView } from './LazyView.tsx';
import { laterViews, view } from './route.ts';

/** The view that the address names; all but the first are fetched when they are first looked at. */
export function CurrentView() {
  const name = view.value;
  return name === 'read' ? <ReadView /> : <LazyView key={name} load={laterViews[name]} />;
}
