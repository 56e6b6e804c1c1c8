import type { NearestAnswer } from '@cifra/client/generated.ts';
import { Button } from '../../components/Button/Button.tsx';
import type { Answer } from '../../platform/useAnswer.ts';
import { faultText } from '../../words/faultText.ts';
import { NearestDigits } from './NearestDigits.tsx';
import { whyWords } from './words/words.ts';

type Props = {
  readonly place: number;
  /** True if a server is available. */
  readonly offered: boolean;
  /** null until the visitor requests the digits */
  readonly found: Answer<NearestAnswer> | null;
  readonly onFind: () => void;
};

/**
 * Requests and shows the nearest training digits. Without a server, or if the request
 * failed, it shows the command that finds them.
 */
export function NearestPanel({ place, offered, found, onFind }: Props) {
  const texts = whyWords.value;
  return (
    <section class="why-section" aria-labelledby="why-nearest">
      <h2 id="why-nearest">{texts.nearest}</h2>
      {offered && (
        <>
          <p class="hint">{texts.nearestAsks}</p>
          <div class="actions">
            <Button label={texts.nearestFind} disabled={found?.kind === 'working'} onPress={onFind} />
          </div>
        </>
      )}
      {found?.kind === 'working' && <p class="hint">{texts.working}</p>}
      {found?.kind === 'failed' && <p class="fault">{faultText(found.fault)}</p>}
      {found?.kind === 'done' && <NearestDigits {...found.value} />}
      {(!offered || found?.kind === 'failed') && (
        <>
          <p>{texts.nearestNote}</p>
          <p>
            <code>npx cifra explain picture.png --digit {place + 1} --data folder --out why.svg</code>
          </p>
        </>
      )}
    </section>
  );
}
