import { signal } from '@preact/signals';

export const VIEWS = ['read'] as const;
export type ViewName = (typeof VIEWS)[number];

/** The view that the address names: `#/read`; the first one for any other address. */
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
