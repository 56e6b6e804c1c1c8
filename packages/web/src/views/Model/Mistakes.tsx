import type { Mistake } from '@cifra/training/evaluation/metrics/mistakes.ts';
import { useSignal } from '@preact/signals';
import { Button } from '../../components/Button/Button.tsx';
import { Choice } from '../../components/Settings/Choice.tsx';
import { announce } from '../../platform/announce.ts';
import { mistakePairs } from './mistakePairs.ts';
import { OneMistake } from './OneMistake.tsx';
import { pictureKey, type SetPictures } from './reportPictures.ts';
import { useServerPicture } from './serverPicture.ts';
import { modelWords } from './words/words.ts';

type Props = {
  readonly id: string;
  readonly mistakes: readonly Mistake[];
  /** null when the report has no page */
  readonly pictures: SetPictures | null;
  /** SHA-256 of the set's files, by which a server knows its digits. */
  readonly files: Readonly<Record<string, string>>;
};

/** Shows the misread digits of a report, one at a time. */
export function Mistakes({ id, mistakes, pictures, files }: Props) {
  const texts = modelWords.value;
  const pair = useSignal('');
  const at = useSignal(0);
  const shown = mistakes.filter(
    ({ label, predicted }) => pair.value === '' || pair.value === `${label}${predicted}`,
  );
  const mistake = shown[at.value];
  const own = pictures && mistake ? (pictures.get(pictureKey(mistake)) ?? 'missing') : null;
  const picture = useServerPicture(files, own === null ? mistake : undefined) ?? own;

  function go(step: 1 | -1): void {
    at.value = (at.value + step + shown.length) % shown.length;
    const { label, predicted } = shown[at.value];
    announce(`${texts.place(at.value + 1, shown.length)}. ${texts.mistake(label, predicted)}`);
  }

  return (
    <section class="model-section" aria-labelledby={`${id}-mistakes`}>
      <h4 id={`${id}-mistakes`}>{texts.mistakes}</h4>
      {!mistake && <p>{texts.mistakesNone}</p>}
      {mistake && (
        <>
          <p class="hint">
            {texts.mistakesNote(mistakes.length)} {picture === null && texts.noPictures}
          </p>
          <Choice
            label={texts.pair}
            options={[
              { value: '', label: texts.allPairs(mistakes.length) },
              ...mistakePairs(mistakes).map(({ label, predicted, count }) => ({
                value: `${label}${predicted}`,
                label: texts.pairOf(label, predicted, count),
              })),
            ]}
            value={pair.value}
            onChoose={(value) => {
              pair.value = value;
              at.value = 0;
            }}
          />
          <OneMistake mistake={mistake} picture={picture} />
          <div class="actions">
            <Button label={texts.previous} disabled={shown.length < 2} onPress={() => go(-1)} />
            <span class="model-place">{texts.place(at.value + 1, shown.length)}</span>
            <Button label={texts.next} disabled={shown.length < 2} onPress={() => go(1)} />
          </div>
        </>
      )}
    </section>
  );
}
