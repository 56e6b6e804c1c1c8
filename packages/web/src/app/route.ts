import { signal } from '@preact/signals';
import type { LoadView } from './LazyView.tsx';

/** Views that are loaded when first opened. */
export const laterViews = {
  why: () => import('../views/Why/WhyView.tsx').then(({ WhyView }) => WhyView),
  model: () => import('../views/Model/ModelView.tsx').then(({ ModelView }) => ModelView),
  lab: () => import('../lab/LabView.tsx').then(({ LabView }) => LabView),
} as const satisfies Readonly<Record<string, LoadView>>;

export type ViewName = 'read' | keyof typeof laterViews;
export const VIEWS = ['read', ...Object.keys(laterViews)] as readonly ViewName[];

/** Returns the view that an address names, such as `#/read`; the first view for any other address. */
export function viewOf(hash: string): ViewName {
  const name = hash.replace(/^#\//, '');
  return VIEWS.find((view) => view === name) ?? VIEWS[0];
}

export const view = signal<ViewName>(viewOf(location.hash));

export function followAddress(): void {
  addEventListener('hashchange', () => {
    view.value = viewOf(location.hash);
  });
}
