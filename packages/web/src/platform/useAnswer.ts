import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Fault, faultOf } from './fault.ts';

export type Answer<T> =
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly fault: Fault };

/** Asks again whenever `inputs` change, and aborts the previous request. */
export function useAnswer<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  inputs: readonly unknown[],
): Signal<Answer<T>> {
  const answer = useSignal<Answer<T>>({ kind: 'working' });
  useEffect(() => {
    const abort = new AbortController();
    const show = (next: Answer<T>) => {
      if (!abort.signal.aborted) answer.value = next;
    };
    show({ kind: 'working' });
    ask(abort.signal).then(
      (value) => show({ kind: 'done', value }),
      (error) => show({ kind: 'failed', fault: faultOf(error) }),
    );
    return () => abort.abort();
  }, inputs);
  return answer;
}
