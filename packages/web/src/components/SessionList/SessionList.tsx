import { bounds } from '../../ink/bounds.ts';
import { outline } from '../../ink/outline.ts';
import type { Ink } from '../../ink/stroke.ts';
import { svgPath } from '../../ink/svgPath.ts';
import { correctionOf, type Item } from '../../session/session.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';
import './SessionList.css';

type Props = {
  /** Newest first. */
  readonly items: readonly Item[];
  readonly current: number;
  readonly onShow: (id: number) => void;
  readonly onDownload: () => void;
  readonly onForget: () => void;
};

/** Lists everything read since the page was opened. Each item can be shown again. */
export function SessionList({ items, current, onShow, onDownload, onForget }: Props) {
  const { session } = words.value;
  return (
    <section class="session" aria-labelledby="session-heading">
      <h2 id="session-heading" tabIndex={-1}>
        {session.heading}
      </h2>
      {items.length === 0 && <p class="hint">{session.empty}</p>}
      <ul class="session-items">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              class="session-item"
              aria-current={item.id === current || undefined}
              onClick={() => onShow(item.id)}
            >
              <Thumbnail item={item} />
              <span class="session-text">{textOf(item)}</span>{' '}
              <span class="session-name">
                {item.source.kind === 'ink' ? session.drawn : item.source.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {items.length > 0 && (
        <div class="actions">
          <Button label={session.download} icon="download" onPress={onDownload} />
          <Button label={session.forget} onPress={onForget} />
        </div>
      )}
    </section>
  );
}

function textOf(item: Item): string {
  const { session } = words.value;
  const { outcome } = item;
  if (outcome.kind !== 'read') return outcome.kind === 'failed' ? session.failed : session.waiting;
  return outcome.readings
    .map(({ text, accepted }, line) => correctionOf(item, line) ?? (accepted ? text : session.refused))
    .join(' · ');
}

function Thumbnail({ item: { source } }: { readonly item: Item }) {
  if (source.kind === 'picture') return <img class="thumbnail" src={source.url} alt="" />;
  return <InkThumbnail ink={source.kind === 'ink' ? source.history.present : []} />;
}

function InkThumbnail({ ink }: { readonly ink: Ink }) {
  const outlines = ink.map((stroke) => outline(stroke));
  const box = bounds(outlines) ?? { x: 0, y: 0, width: 1, height: 1 };
  return (
    <svg class="thumbnail" viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`} aria-hidden="true">
      <path class="sheet-ink" d={outlines.map(svgPath).join('')} />
    </svg>
  );
}
