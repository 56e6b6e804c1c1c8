import { SessionList } from '../../components/SessionList/SessionList.tsx';
import { notify } from '../../platform/announce.ts';
import { keeping } from '../../platform/keeping.ts';
import { forgetAll, forgetItem, showItem } from '../../session/actions.ts';
import { isLosing } from '../../session/keepSession.ts';
import { offerCsv } from '../../session/offerCsv.ts';
import { listed } from '../../session/session.ts';
import { session } from '../../session/state.ts';
import { words } from '../../words/words.ts';

/** The list of readings so far; nothing while there is none. */
export function History() {
  const items = listed(session.value);
  if (items.length === 0) return null;
  return (
    <SessionList
      items={items}
      current={session.value.current}
      isKept={keeping.value === 'on' && !isLosing.value}
      onShow={showItem}
      onForget={forgetOne}
      now={Date.now}
      onDownload={offerCsv}
      onForgetAll={forgetEverything}
    />
  );
}

function forgetOne(id: number): void {
  forgetItem(id);
  notify(words.value.session.forgottenOne);
  focusAfter();
}

function forgetEverything(): void {
  forgetAll();
  notify(words.value.session.forgotten);
  focusAfter();
}

/** The pressed button is removed: the focus goes to the list, or to the heading of the page. */
function focusAfter(): void {
  const isEmpty = listed(session.value).length === 0;
  document.querySelector<HTMLElement>(isEmpty ? 'h1' : '#session-heading')?.focus();
}
