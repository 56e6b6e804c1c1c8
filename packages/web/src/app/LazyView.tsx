import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../words/words.ts';

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
  if (View.value === null) return <p role="status">{view.loading}</p>;
  if (View.value === 'failed') return <p role="alert">{view.failed}</p>;
  return <View.value />;
}
