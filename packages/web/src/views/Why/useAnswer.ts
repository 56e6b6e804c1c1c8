import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { errorText } from '../../words/errorText.ts';

export type Answer<T> =
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string };

/** Asks again whenever `inputs` change, and aborts the previous request. */
export function useAnswer<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  inputs: readonly unknown[],
): Signal<Answer<T>> {
  const answer = useSignal<Answer<T>>({ kind: 'working' });
  useEffect(() => {
    const abort = new AbortController();
    const tell = (next: Answer<T>) => {
      if (!abort.signal.aborted) answer.value = next;
    };
    tell({ kind: 'working' });
    ask(abort.signal).then(
      (value) => tell({ kind: 'done', value }),
      (error) => tell({ kind: 'failed', message: errorText(error as Error) }),
    );
    return () => abort.abort();
  }, inputs);
  return answer;
}
