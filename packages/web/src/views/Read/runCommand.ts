import { othersThan } from '@cifra/ink/reading/others.ts';
import { notify } from '../../platform/announce.ts';
import { clearInk, nextSheet, undoCorrection, undoInk } from '../../session/actions.ts';
import { confidenceText, spokenOutcome } from '../../session/spokenOutcome.ts';
import { current } from '../../session/state.ts';
import type { Command } from '../../voice/commands.ts';
import { say } from '../../voice/say.ts';
import { words } from '../../words/words.ts';

/** Executes a voice command. */
export function runCommand(command: Command): void {
  commands[command]();
}

const commands: Readonly<Record<Command, () => void>> = {
  read: () => answer(spokenOutcome(current.value.outcome)),
  clear: () => {
    clearInk();
    notify(words.value.sheet.cleared);
  },
  undo: () => {
    const { id, source, corrections } = current.value;
    const last = corrections.at(-1);
    // A correction of the same ink is a later change than the last stroke.
    const isLater = last && (source.kind !== 'ink' || last.ink === source.history.present);
    if (isLater) undoCorrection(id);
    else undoInk();
    notify(words.value.sheet.undone);
  },
  why,

  next: () => {
    nextSheet();
    notify(words.value.sheet.fresh);
  },
};

/** Speaks the reason, and shows it where there is a number to explain. */
function why(): void {
  answer(reason());
  if (current.value.outcome.kind === 'read') location.hash = '#/why';
}

function answer(text: string): void {
  const texts = text || words.value.voice.nothing;
  notify(texts);
  say(texts);
}

/** Describes each number with its confidence and alternatives, or why it is refused. */
function reason(): string {
  const { outcome } = current.value;
  if (outcome.kind !== 'read' || outcome.readings.some(({ refusal }) => refusal !== null)) {
    return spokenOutcome(outcome);
  }
  const because = outcome.readings.map((reading) => {
    const others = othersThan(reading.text, reading.candidates)
      .slice(0, 2)
      .map(({ text }) => text);
    return words.value.voice.why(reading.text, confidenceText(reading), others.join(', '));
  });
  return because.join(' ');
}
