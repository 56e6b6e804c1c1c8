import { useSignal } from '@preact/signals';
import { faultOf } from '../../platform/fault.ts';
import { faultText } from '../../words/faultText.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';

type Props = {
  /** True if the correction would go to a server. */
  readonly toServer: boolean;
  /** True if the correction is already kept; it cannot be kept twice. */
  readonly kept: boolean;
  readonly onKeep: () => Promise<void>;
};

/** Offers to keep a correction. Nothing is kept unless the visitor presses the button. */
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
      fault.value = faultText(faultOf(error));
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
