import { signal } from '@preact/signals';

/** The views, in the order of the header; an address without one of these names shows the first. */
export const VIEWS = ['read', 'table', 'why', 'model', 'lab'] as const;
export type ViewName = (typeof VIEWS)[number];

/** Other names under which visitors look for a view: the text of its link. */
const ALSO: ReadonlyMap<string, ViewName> = new Map([['models', 'model']]);

/**
 * Returns the view that an address names, such as `#/read` or `#/read?ink=…`; the first view for any
 * other address.
 */
export function viewOf(hash: string): ViewName {
  const name = hash.replace(/^#\//, '').replace(/\?.*$/, '');
  return VIEWS.find((view) => view === name) ?? ALSO.get(name) ?? VIEWS[0];
}

/** Returns a value of the address, such as `ink` of `#/read?ink=…`; null if there is none. */
export function hashValue(hash: string, name: string): string | null {
  return new URLSearchParams(hash.split('?')[1] ?? '').get(name);
}

export const view = signal<ViewName>(viewOf(location.hash));

export function followAddress(): void {
  addEventListener('hashchange', () => {
    view.value = viewOf(location.hash);
  });
}
