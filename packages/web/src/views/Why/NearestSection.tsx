import type { NearestAnswer } from '@cifra/client/generated.ts';
import type { DigitImage } from '@cifra/core/types.ts';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../../app/announce.ts';
import { Button } from '../../components/Button/Button.tsx';
import { nearestOnServer, serverThere } from '../../inference/server.ts';
import { NearestDigits } from './NearestDigits.tsx';
import type { Answer } from './useAnswer.ts';
import { whyWords } from './words.ts';

type Props = { readonly place: number; readonly image: DigitImage };
type Found = Answer<NearestAnswer>;

/** The training digits that are most alike: from a server that has them, on request; else what shows them. */
export function NearestSection({ place, image }: Props) {
  const said = whyWords.value;
  const found = useSignal<Found | null>(null);
  const abort = useSignal(new AbortController());

  useEffect(() => {
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
      (error) => ({ kind: 'failed', message: (error as Error).message }) as const,
    );
    if (signal.aborted) return;
    found.value = answer;
    announce(answer.kind === 'done' ? said.nearestFound(answer.value.digits.length) : answer.message);
  }

  const answer = found.value;
  const without = !serverThere.value || answer?.kind === 'failed';
  return (
    <section class="why-section" aria-labelledby="why-nearest">
      <h2 id="why-nearest">{said.nearest}</h2>
      {serverThere.value && (
        <>
          <p class="hint">{said.nearestAsks}</p>
          <div class="actions">
            <Button label={said.nearestFind} disabled={answer?.kind === 'working'} onPress={find} />
          </div>
        </>
      )}
      {answer?.kind === 'working' && <p class="hint">{said.working}</p>}
      {answer?.kind === 'failed' && <p class="fault">{answer.message}</p>}
      {answer?.kind === 'done' && <NearestDigits {...answer.value} />}
      {without && (
        <>
          <p>{said.nearestNote}</p>
          <p>
            <code>npx cifra explain picture.png --digit {place + 1} --data folder --out why.svg</code>
          </p>
        </>
      )}
    </section>
  );
}
