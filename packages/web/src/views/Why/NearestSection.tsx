import type { NearestAnswer } from '@cifra/client/generated.ts';
import type { DigitImage } from '@cifra/core/base/types.ts';
import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { nearestOnServer, serverThere } from '../../inference/server.ts';
import { announce } from '../../platform/announce.ts';
import { faultOf } from '../../platform/fault.ts';
import type { Answer } from '../../platform/useAnswer.ts';
import { faultText } from '../../words/faultText.ts';
import { NearestPanel } from './NearestPanel.tsx';
import { whyWords } from './words/words.ts';

type Props = { readonly place: number; readonly image: DigitImage };

/** The most similar training digits, on request, from a server that has them. */
export function NearestSection({ place, image }: Props) {
  const found = useSignal<Answer<NearestAnswer> | null>(null);
  const abort = useSignal(new AbortController());

  // Synchronous: a deferred reset would drop a request made by then.
  useLayoutEffect(() => {
    found.value = null;
    return () => {
      abort.value.abort();
      abort.value = new AbortController();
    };
  }, [image]);

  async function find(): Promise<void> {
    const { signal } = abort.value;
    found.value = { kind: 'working' };
    const answer = await nearestOnServer(image, signal).then(
      (value) => ({ kind: 'done', value }) as const,
      (error) => ({ kind: 'failed', fault: faultOf(error) }) as const,
    );
    if (signal.aborted) return;
    found.value = answer;
    const { nearestFound } = whyWords.value;
    announce(answer.kind === 'done' ? nearestFound(answer.value.digits.length) : faultText(answer.fault));
  }

  return <NearestPanel place={place} offered={serverThere.value} found={found.value} onFind={find} />;
}
