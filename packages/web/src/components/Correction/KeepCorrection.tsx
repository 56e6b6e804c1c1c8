import { useSignal } from '@preact/signals';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';

type Props = {
  /** Whether it would go to a server. */
  readonly toServer: boolean;
  readonly onKeep: () => Promise<void>;
};

/** Asks for a correction, once it was made: nothing is kept unless this is pressed. */
export function KeepCorrection({ toServer, onKeep }: Props) {
  const said = useSignal<string | null>(null);
  const { correct } = words.value;

  async function keep(): Promise<void> {
    try {
      await onKeep();
      said.value = words.value.correct.kept;
    } catch (error) {
      said.value = words.value.correct.keepFailed((error as Error).message);
    }
  }

  return (
    <div class="keep">
      <Button label={toServer ? correct.keepServer : correct.keepSession} icon="keep" onPress={keep} />
      <p class="hint" role="status">
        {said.value ?? (toServer ? correct.keepServerNote : correct.keepSessionNote)}
      </p>
    </div>
  );
}
