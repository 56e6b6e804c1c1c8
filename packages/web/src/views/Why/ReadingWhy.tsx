import type { Reading } from '@cifra/core/base/types.ts';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Experts } from '../../components/Experts/Experts.tsx';
import type { DigitPlace } from '../../components/Sheet/digitAt.ts';
import { readingOptions } from '../../inference/options.ts';
import { bridge } from '../../inference/reader.ts';
import { announce } from '../../platform/announce.ts';
import type { Fault } from '../../platform/fault.ts';
import { useAnswer } from '../../platform/useAnswer.ts';
import type { Source } from '../../session/session.ts';
import { faultText } from '../../words/faultText.ts';
import { BreakSection } from './BreakSection.tsx';
import { DigitChoice } from './DigitChoice.tsx';
import { LeadSection } from './LeadSection.tsx';
import { lead } from './lead.ts';
import { leastConfident } from './leastConfident.ts';
import { MapsSection } from './MapsSection.tsx';
import { NearestSection } from './NearestSection.tsx';
import { pictureOf } from './pictureOf.ts';
import { ReasonsSection } from './ReasonsSection.tsx';
import { StepsSection } from './StepsSection.tsx';
import { whyWords } from './words/words.ts';

type Props = { readonly source: Source; readonly readings: readonly Reading[] };

/**
 * Explains one digit of the reading; the visitor chooses the digit and the one to compare it with.
 */
export function ReadingWhy({ source, readings }: Props) {
  const which = useSignal(leastConfident(readings) as DigitPlace);
  const against = useSignal<number | undefined>(undefined);
  const texts = whyWords.value;
  const { line, place } = which.value;

  const answer = useAnswer(
    async (signal) => {
      const picture = await pictureOf(source);
      if (!picture) throw new Error('ReadingWhy: the sheet is empty');
      const options = readingOptions.value;
      const asked = { line, place, ...(against.value !== undefined && { against: against.value }) };
      return bridge.call('explain', { picture, options, which: asked }, signal);
    },
    [source, line, place, against.value],
  ).value;
  useEffect(() => {
    if (answer.kind === 'done') announce(lead(answer.value, whyWords.value));
  }, [answer]);

  const shown = readings.map(({ text }) => text).filter((text) => text !== '');
  return (
    <div class="why">
      <h1 tabIndex={-1}>{texts.headingOf(shown.join(', '))}</h1>
      <DigitChoice
        readings={readings}
        which={which.value}
        against={against.value}
        onDigit={(next) => {
          which.value = next;
          against.value = undefined;
        }}
        onAgainst={(digit) => {
          against.value = digit;
        }}
      />
      {answer.kind === 'working' && <p class="hint">{texts.working}</p>}
      {answer.kind === 'failed' && <p class="fault">{failureText(answer.fault)}</p>}
      {answer.kind === 'done' && (
        <>
          <LeadSection explanation={answer.value} />
          <Experts about={texts.aboutExperts}>
            <p class="hint">{texts.alone}</p>
            <div class="why-sides">
              <div class="why-side">
                <ReasonsSection explanation={answer.value} />
                <MapsSection explanation={answer.value} />
              </div>
              <div class="why-side">
                <BreakSection key={`${line},${place}`} image={answer.value.image} />
                <StepsSection steps={answer.value.steps} />
              </div>
            </div>
            <NearestSection place={place} image={answer.value.image} />
          </Experts>
        </>
      )}
    </div>
  );
}

/** A model without maps is not a failure: the text says what to do. */
function failureText(fault: Fault): string {
  const text = faultText(fault);
  return fault.code === 'no-explaining-graph' ? text : whyWords.value.failed(text);
}
