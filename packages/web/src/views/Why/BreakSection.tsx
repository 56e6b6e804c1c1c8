import type { DigitImage } from '@cifra/core/base/types.ts';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/Button/Button.tsx';
import { ChangeSlider } from '../../components/ChangeSlider/ChangeSlider.tsx';
import { SweepStrip } from '../../components/ChangeSlider/SweepStrip.tsx';
import { RasterFigure } from '../../components/RasterFigure/RasterFigure.tsx';
import { CHANGES, type ChangeKind, RANGES, UNCHANGED } from '../../inference/explaining/changes.ts';
import type { Sweep, Verdict } from '../../inference/explaining/verdict.ts';
import { bridge } from '../../inference/reader.ts';
import { announce } from '../../platform/announce.ts';
import { useAnswer } from '../../platform/useAnswer.ts';
import { numbers } from '../../words/words.ts';
import { sweepSentences, valueText } from './sweepSentences.ts';
import { whyWords } from './words/words.ts';

/** Sliders that change the digit until its reading changes. */
export function BreakSection({ image }: { readonly image: DigitImage }) {
  const texts = whyWords.value;
  const change = useSignal(UNCHANGED);
  const sweeps = useAnswer((signal) => bridge.call('sweep', { image }, signal), [image]).value;
  const now = useAnswer(
    (signal) => bridge.call('change', { image, change: change.value }, signal),
    [image, change.value],
  );
  // Keeps the previous picture until the next one is ready, so that the slider does not flicker.
  const last = useRef<{ readonly image: DigitImage; readonly verdict: Verdict | null }>({
    image,
    verdict: null,
  });
  if (now.value.kind === 'done') last.current = now.value.value;
  const { verdict } = last.current;
  // Announced when the reading changes, not at each slider step.
  useEffect(() => {
    if (verdict && change.value !== UNCHANGED) announce(verdictText(verdict));
  }, [verdict?.digit, verdict?.refusal]);
  const raster = { width: 28, height: 28, data: last.current.image };

  return (
    <section class="why-section" aria-labelledby="why-breaks">
      <h2 id="why-breaks">{texts.breaks}</h2>
      <p class="hint">{texts.breaksNote}</p>
      <div class="why-break">
        <div class="why-changed">
          <RasterFigure raster={raster} caption={texts.changedPicture} />
          <p class={verdict?.refusal ? 'why-verdict why-verdict-unsure' : 'why-verdict'}>
            {verdict && verdictText(verdict)}
          </p>
          <Button
            label={texts.reset}
            disabled={change.value === UNCHANGED}
            onPress={() => {
              change.value = UNCHANGED;
            }}
          />
        </div>
        <div class="why-sliders">
          {CHANGES.map((kind) => (
            <ChangeSlider
              key={kind}
              label={texts.changeKinds[kind]}
              {...RANGES[kind]}
              value={change.value[kind]}
              text={valueText(kind, change.value[kind])}
              onChange={(value) => {
                change.value = { ...change.value, [kind]: value };
              }}
            >
              {sweeps.kind === 'done' && <Swept kind={kind} sweep={sweeps.value[kind]} />}
            </ChangeSlider>
          ))}
        </div>
      </div>
    </section>
  );
}

function Swept({ kind, sweep }: { readonly kind: ChangeKind; readonly sweep: Sweep }) {
  const written = sweep.find(({ at }) => at === 0)?.verdict as Verdict;
  return (
    <>
      <SweepStrip sweep={sweep} written={written} />
      <p>{sweepSentences(kind, sweep).join(' ')}</p>
    </>
  );
}

function verdictText({ digit, probability, refusal }: Verdict): string {
  const texts = whyWords.value;
  const share = numbers.value.probability(probability);
  return refusal === null ? texts.readAs(digit, share) : texts.unsure(digit, share);
}
