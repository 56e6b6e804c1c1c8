import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { words } from '../words/words.ts';
import { focusHeading } from './focusHeading.ts';

export type LoadView = () => Promise<ComponentType>;

/** A view that is loaded over the network. */
export function LazyView({ load }: { readonly load: LoadView }) {
  const View = useSignal<ComponentType | 'failed' | null>(null);
  useEffect(() => {
    load().then(
      (loaded) => {
        View.value = loaded;
      },
      () => {
        View.value = 'failed';
      },
    );
  }, []);
  const { view } = words.value;
  // The focus waits on the view, unless the visitor has moved it by then.
  useLayoutEffect(() => {
    const main = document.activeElement;
    if (main instanceof HTMLElement && main.matches('main')) focusHeading(main);
  }, [View.value]);
  if (View.value === null) return <p role="status">{view.loading}</p>;
  if (View.value === 'failed') return <p role="alert">{view.failed}</p>;
  return <View.value />;
}
