import type { Fault } from '../../inference/fault.ts';
import { loadFaultText } from '../../words/errorText.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';
import './LoadFault.css';

type Props = {
  readonly fault: Fault;
  /** Whether it is tried again just now. */
  readonly retrying: boolean;
  readonly onRetry: () => void;
};

/** Why nothing can be read, with a way to try again. */
export function LoadFault({ fault, retrying, onRetry }: Props) {
  const { models } = words.value;
  return (
    <div class="load-fault">
      <p class="fault" role="alert">
        {loadFaultText(fault)}
      </p>
      <Button label={retrying ? models.retrying : models.retry} disabled={retrying} onPress={onRetry} />
    </div>
  );
}
