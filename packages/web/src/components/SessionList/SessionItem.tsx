import { seenText } from '@cifra/ink/reading/boxedText.ts';
import { Fragment } from 'preact';
import { correctionOf, type Item } from '../../session/session.ts';
import { language } from '../../words/language.ts';
import { momentText } from '../../words/moment.ts';
import { words } from '../../words/words.ts';
import { Icon } from '../Icon/Icon.tsx';
import { Thumbnail } from './Thumbnail.tsx';

type Props = {
  readonly item: Item;
  readonly isCurrent: boolean;
  readonly onShow: (id: number) => void;
  readonly onForget: (id: number) => void;
  readonly now: () => number;
};

/**
 * One drawing or picture of the list. It reads signals, so it is drawn again only when its own
 * properties change: a stroke costs the same however long the list is.
 */
export function SessionItem({ item, isCurrent, onShow, onForget, now }: Props) {
  const { session } = words.value;
  const { id, source, at } = item;
  const name = source.kind === 'ink' ? session.drawn : source.name;
  const parts = partsOf(item);
  return (
    <li class="session-entry">
      <button
        type="button"
        class="session-item"
        aria-current={isCurrent || undefined}
        onClick={() => onShow(id)}
      >
        <Thumbnail source={source} />
        <span class="session-text">
          {parts.map(({ text, isDoubtful }, i) => (
            <Fragment key={i}>
              {i > 0 && ' · '}
              <span class={isDoubtful ? 'session-doubtful' : undefined}>{text}</span>
            </Fragment>
          ))}
        </span>{' '}
        <span class="session-name">{name}</span>{' '}
        <time class="session-time" dateTime={new Date(at).toISOString()}>
          {momentText(at, now(), language.value)}
        </time>
        {/* At the end: by what is seen, one piece, people name the button who speak to their device. */}
        {parts.some(({ isDoubtful }) => isDoubtful) && <span class="unseen"> ({session.doubtful})</span>}
      </button>
      <button
        type="button"
        class="session-forget"
        aria-label={session.forgetOne(parts.map(({ text }) => text).join(' · '))}
        onClick={() => onForget(id)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

type Part = { readonly text: string; readonly isDoubtful: boolean };

/** What stands for each line: its number, if there is one. */
function partsOf(item: Item): readonly Part[] {
  const { session } = words.value;
  const { outcome } = item;
  if (outcome.kind !== 'read')
    return [{ text: outcome.kind === 'failed' ? session.failed : session.waiting, isDoubtful: false }];
  return outcome.readings.map((reading, line) => {
    const corrected = correctionOf(item, line);
    const seen = seenText(reading);
    if (corrected !== undefined || reading.accepted)
      return { text: corrected ?? reading.text, isDoubtful: false };
    return seen === '' ? { text: session.refused, isDoubtful: false } : { text: seen, isDoubtful: true };
  });
}
