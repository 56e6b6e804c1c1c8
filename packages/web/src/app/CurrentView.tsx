import { type ViewName, view } from '../platform/route.ts';
import { ReadView } from '../views/Read/ReadView.tsx';
import { LazyView, type LoadView } from './LazyView.tsx';

/** Views that are loaded when first opened. */
const laterViews: Readonly<Record<Exclude<ViewName, 'read'>, LoadView>> = {
  table: () => import('../views/Table/TableView.tsx').then(({ TableView }) => TableView),
  why: () => import('../views/Why/WhyView.tsx').then(({ WhyView }) => WhyView),
  model: () => import('../views/Model/ModelView.tsx').then(({ ModelView }) => ModelView),
  lab: () => import('../lab/LabView.tsx').then(({ LabView }) => LabView),
};

/** The view named by the address. All views except the first are loaded when first opened. */
export function CurrentView() {
  const name = view.value;
  return name === 'read' ? <ReadView /> : <LazyView key={name} load={laterViews[name]} />;
}
