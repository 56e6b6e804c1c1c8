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
  const said = modelWords.value;
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
    announce(`${said.place(at.value + 1, shown.length)}. ${said.mistake(label, predicted)}`);
  }

  return (
    <section class="model-section" aria-labelledby={`${id}-mistakes`}>
      <h4 id={`${id}-mistakes`}>{said.mistakes}</h4>
      {!mistake && <p>{said.mistakesNone}</p>}
      {mistake && (
        <>
          <p class="hint">
            {said.mistakesNote(mistakes.length)} {picture === null && said.noPictures}
          </p>
          <Choice
            label={said.pair}
            options={[
              { value: '', label: said.allPairs(mistakes.length) },
              ...mistakePairs(mistakes).map(({ label, predicted, count }) => ({
                value: `${label}${predicted}`,
                label: said.pairOf(label, predicted, count),
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
            <Button label={said.previous} disabled={shown.length < 2} onPress={() => go(-1)} />
            <span class="model-place">{said.place(at.value + 1, shown.length)}</span>
            <Button label={said.next} disabled={shown.length < 2} onPress={() => go(1)} />
          </div>
        </>
      )}
    </section>
  );
}
