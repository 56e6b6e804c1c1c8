import { signal } from '@preact/signals';

/** The views, in the order of the header; an address without one of these names shows the first. */
export const VIEWS = ['read', 'why', 'model', 'lab'] as const;
export type ViewName = (typeof VIEWS)[number];

/**
 * Returns the view that an address names, such as `#/read`; the first view for any other address.
 */
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
