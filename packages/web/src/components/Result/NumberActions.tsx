import { notify } from '../../platform/announce.ts';
import { pastedNumber } from '../../session/pastedNumber.ts';
import { say } from '../../voice/say.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';

/** Copies the number or speaks it. */
export function NumberActions({ text, spoken }: { readonly text: string; readonly spoken: string }) {
  const { result } = words.value;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(pastedNumber(text));
      notify(words.value.result.copied);
    } catch {
      notify(words.value.result.copyFailed);
    }
  }

  return (
    <div class="actions">
      {text !== '' && <Button label={result.copy} icon="copy" onPress={copy} />}
      {'speechSynthesis' in window && <Button label={result.say} icon="say" onPress={() => say(spoken)} />}
      {text !== '' && (
        <a class="button" href="#/why">
          {result.why}
        </a>
      )}
    </div>
  );
}
