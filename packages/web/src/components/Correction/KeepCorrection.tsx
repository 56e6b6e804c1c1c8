import { useSignal } from '@preact/signals';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';

type Props = {
  /** Whether it would go to a server. */
  readonly toServer: boolean;
  /** Whether it is kept already: it is not kept twice. */
  readonly kept: boolean;
  readonly onKeep: () => Promise<void>;
};

/** Asks for a correction, once it was made: nothing is kept unless this is pressed. */
export function KeepCorrection({ toServer, kept, onKeep }: Props) {
  const keeping = useSignal(false);
  const fault = useSignal<string | null>(null);
  const { correct } = words.value;
  const note = toServer ? correct.keepServerNote : correct.keepSessionNote;

  async function keep(): Promise<void> {
    keeping.value = true;
    fault.value = null;
    try {
      await onKeep();
    } catch (error) {
      fault.value = (error as Error).message;
    }
    keeping.value = false;
  }

  return (
    <div class="keep">
      <Button
        label={toServer ? correct.keepServer : correct.keepSession}
        icon="keep"
        disabled={kept || keeping.value}
        onPress={keep}
      />
      <p class="hint" role="status">
        {kept ? correct.kept : fault.value !== null ? correct.keepFailed(fault.value) : note}
      </p>
    </div>
  );
}
