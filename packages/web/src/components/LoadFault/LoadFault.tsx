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
  /** Reads on the server instead; undefined if there is none. */
  readonly onServer?: (() => void) | undefined;
};

/**
 * Explains why the reader is not available, and offers a retry; where a retry cannot help, the
 * server.
 */
export function LoadFault({ fault, retrying, onRetry, onServer }: Props) {
  const { models, settings } = words.value;
  const isHopeless = fault.code === 'no-simd';
  return (
    <div class="load-fault">
      <p class="fault" role="alert">
        {loadFaultText(fault)}
      </p>
      {onServer && (
        <>
          <p class="hint">{settings.serverNote}</p>
          <Button label={settings.server} kind="main" onPress={onServer} />
        </>
      )}
      {!isHopeless && (
        <Button label={retrying ? models.retrying : models.retry} disabled={retrying} onPress={onRetry} />
      )}
    </div>
  );
}
