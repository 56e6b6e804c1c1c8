import { SessionList } from '../../components/SessionList/SessionList.tsx';
import { notify } from '../../platform/announce.ts';
import { forgetAll, showItem } from '../../session/actions.ts';
import { sessionCsv } from '../../session/csv.ts';
import { offerDownload } from '../../session/offerDownload.ts';
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
      // Spreadsheets recognise UTF-8 only after a byte order mark.
      onDownload={() =>
        offerDownload('cifra.csv', 'text/csv', `\uFEFF${sessionCsv(session.value, words.value)}`)
      }
      onForget={forget}
    />
  );
}
