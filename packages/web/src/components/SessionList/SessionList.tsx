import { useSignal } from '@preact/signals';
import type { Item } from '../../session/session.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';
import { SessionItem } from './SessionItem.tsx';
import './SessionList.css';

type Props = {
  /** Newest first. */
  readonly items: readonly Item[];
  readonly current: number;
  /** Whether the items are stored when the page is closed. */
  readonly isKept: boolean;
  /** These three must not change, so that unchanged items are not drawn again. */
  readonly onShow: (id: number) => void;
  readonly onForget: (id: number) => void;
  readonly now: () => number;
  readonly onDownload: () => void;
  readonly onForgetAll: () => void;
};

/** Items that are listed before the visitor asks for all. */
const NEWEST = 6;

/** Lists what was read, the newest first. Each item can be shown again or deleted. */
export function SessionList({ items, current, isKept, onDownload, onForgetAll, ...each }: Props) {
  const { session } = words.value;
  const isWhole = useSignal(false);
  const listed = isWhole.value ? items : items.slice(0, NEWEST);
  return (
    <section class="session" aria-labelledby="session-heading">
      <h2 id="session-heading" tabIndex={-1}>
        {session.heading}
      </h2>
      <p class="hint">{isKept ? session.kept : session.notKept}</p>
      <ul class="session-items">
        {listed.map((item) => (
          <SessionItem key={item.id} item={item} isCurrent={item.id === current} {...each} />
        ))}
      </ul>
      {items.length > 0 && (
        <div class="actions">
          {items.length > NEWEST && (
            <Button
              label={isWhole.value ? session.fewer : session.all(items.length)}
              onPress={() => {
                isWhole.value = !isWhole.value;
              }}
            />
          )}
          <Button label={session.download} icon="download" onPress={onDownload} />
          <Button label={session.forget} onPress={onForgetAll} />
        </div>
      )}
    </section>
  );
}
