import type { Fault } from '../../platform/fault.ts';
import { loadFaultText } from '../../words/faultText.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';
import './LoadFault.css';

type Props = {
  readonly fault: Fault;
  /** True while a retry is in progress. */
  readonly retrying: boolean;
  readonly onRetry: () => void;
};

/** Explains why the reader is not available and offers a retry. */
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
