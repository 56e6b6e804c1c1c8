import { SessionList } from '../../components/SessionList/SessionList.tsx';
import { notify } from '../../platform/announce.ts';
import { forgetAll, showItem } from '../../session/actions.ts';
import { offerCsv } from '../../session/offerCsv.ts';
import { listed } from '../../session/session.ts';
import { session } from '../../session/state.ts';
import { words } from '../../words/words.ts';

/** The list of readings so far. */
export function History() {
  const items = listed(session.value);

  function forget(): void {
    forgetAll();
    notify(words.value.session.forgotten);
    // The pressed button is removed.
    document.querySelector<HTMLElement>('#session-heading')?.focus();
  }

  return (
    <SessionList
      items={items}
      current={session.value.current}
      onShow={showItem}
      onDownload={offerCsv}
      onForget={forget}
    />
  );
}
