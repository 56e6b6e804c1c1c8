import { isLabel } from '@cifra/core/model/label.ts';
import { seenText } from '@cifra/ink/reading/boxedText.ts';
import { questionOf } from '@cifra/ink/reading/question.ts';
import type { Signal } from '@preact/signals';
import { KeepCorrection } from '../../components/Correction/KeepCorrection.tsx';
import { LearnOffer } from '../../components/Correction/LearnOffer.tsx';
import { KindChip } from '../../components/FormatChoice/KindChip.tsx';
import { LineResult } from '../../components/Result/LineResult.tsx';
import { NumberActions } from '../../components/Result/NumberActions.tsx';
import type { DigitPlace } from '../../components/Sheet/digitAt.ts';
import { expected, expectKind } from '../../inference/expected.ts';
import { serverThere } from '../../inference/server.ts';
import { enoughFor } from '../../inference/thresholds.ts';
import { notify } from '../../platform/announce.ts';
import { correct, undoCorrection } from '../../session/actions.ts';
import { isKept, keepFeedback } from '../../session/feedback.ts';
import { likelyKind } from '../../session/likelyKind.ts';
import { misreadDigits, oftenMisread } from '../../session/misread.ts';
import { carriedTo, correctionOf, type Item } from '../../session/session.ts';
import { spokenReading } from '../../session/spokenOutcome.ts';
import { current, session } from '../../session/state.ts';
import { faultText } from '../../words/faultText.ts';
import { words } from '../../words/words.ts';

/** The reading of the shown sheet or picture. */
export function CurrentResult({ chosen }: { readonly chosen: Signal<DigitPlace | null> }) {
  const item = current.value;
  const { outcome, id } = item;
  const { ask, result, correct: texts } = words.value;
  const misread = oftenMisread(misreadDigits(session.value));

  function decide(line: number, text: string): void {
    const isAsRead = outcome.kind === 'read' && outcome.readings[line].text === text;
    correct(id, line, text);
    notify(isAsRead ? ask.confirmed : texts.done(text));
  }

  function undo(line: number, read: string): void {
    undoCorrection(id, line);
    notify(texts.undone((correctionOf(current.value, line) ?? read) || '–'));
  }

  return (
    <section class="result" aria-labelledby="result-heading">
      <h2 id="result-heading">{result.heading}</h2>
      {outcome.kind === 'none' && <p class="hint">{result.waiting}</p>}
      {outcome.kind === 'reading' && <p class="hint">{result.reading}</p>}
      {outcome.kind === 'failed' && <p class="fault">{result.failed(faultText(outcome.fault))}</p>}
      {outcome.kind === 'read' &&
        outcome.readings.map((reading, line) => {
          const settled = carriedTo(item, line);
          const corrections = settled.map(({ text }) => text);
          const corrected = corrections.at(-1);
          const question = questionOf(reading, settled.at(-1));
          return (
            <LineResult
              key={line}
              reading={reading}
              question={question}
              enough={enoughFor(reading)}
              corrections={corrections}
              chosen={chosen.value?.line === line ? chosen.value.place : null}
              onChoose={(place) => {
                chosen.value = place === null ? null : { line, place };
              }}
              onCorrect={(text) => decide(line, text)}
              onUndo={() => undo(line, seenText(reading))}
            >
              <NumberActions
                text={question?.text ?? corrected ?? (reading.accepted ? seenText(reading) : '')}
                spoken={corrected ?? spokenReading(reading)}
              />
              {corrected !== undefined && corrected !== reading.text && isLabel(corrected) && (
                <KeepCorrection
                  key={`${id}-${corrected}`}
                  toServer={serverThere.value}
                  kept={isKept(item.source, reading, corrected)}
                  onKeep={() => keepFeedback(item.source, reading, corrected)}
                />
              )}
            </LineResult>
          );
        })}
      <KindChip
        choice={expected.value.choice}
        likely={likelyKind(textsOf(item), dateOrder)}
        onChoose={expectKind}
      />
      {misread && <LearnOffer {...misread} />}
    </section>
  );
}

/** The order of dates where the visitor lives. */
const dateOrder = /-(US|PH)\b/.test(navigator.language) ? 'mdy' : 'dmy';

/** What an item may say, most probable first, line by line. */
function textsOf(item: Item): string[] {
  if (item.outcome.kind !== 'read') return [];
  return item.outcome.readings.flatMap((reading, line) => {
    const corrected = correctionOf(item, line);
    if (corrected !== undefined) return [corrected];
    const question = questionOf(reading);
    if (!question) return reading.accepted ? [reading.text] : [];
    return [question.text, ...question.others.map(({ text }) => text)];
  });
}
