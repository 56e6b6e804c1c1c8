import { isLabel } from '@cifra/core/model/label.ts';
import type { Signal } from '@preact/signals';
import { KeepCorrection } from '../../components/Correction/KeepCorrection.tsx';
import { LineResult } from '../../components/Result/LineResult.tsx';
import { NumberActions } from '../../components/Result/NumberActions.tsx';
import type { DigitPlace } from '../../components/Sheet/digitAt.ts';
import { serverThere } from '../../inference/server.ts';
import { notify } from '../../platform/announce.ts';
import { correct, undoCorrection } from '../../session/actions.ts';
import { seenText } from '../../session/boxedText.ts';
import { isKept, keepFeedback } from '../../session/feedback.ts';
import { correctionOf, correctionsOf } from '../../session/session.ts';
import { spokenReading } from '../../session/spokenOutcome.ts';
import { current } from '../../session/state.ts';
import { faultText } from '../../words/faultText.ts';
import { words } from '../../words/words.ts';

/** The reading of the shown sheet or picture. */
export function CurrentResult({ chosen }: { readonly chosen: Signal<DigitPlace | null> }) {
  const item = current.value;
  const { outcome, id } = item;
  const { result, correct: texts } = words.value;

  function decide(line: number, text: string): void {
    correct(id, line, text);
    notify(texts.done(text));
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
          const corrections = correctionsOf(item, line);
          const corrected = corrections.at(-1);
          return (
            <LineResult
              key={line}
              reading={reading}
              corrections={corrections}
              chosen={chosen.value?.line === line ? chosen.value.place : null}
              onChoose={(place) => {
                chosen.value = place === null ? null : { line, place };
              }}
              onCorrect={(text) => decide(line, text)}
              onUndo={() => undo(line, seenText(reading))}
            >
              <NumberActions
                text={corrected ?? seenText(reading)}
                spoken={corrected ?? spokenReading(reading)}
              />
              {corrected !== undefined && isLabel(corrected) && (
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
    </section>
  );
}
