import { computed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/Button/Button.tsx';
import { CaptureBar } from '../../components/CaptureBar/CaptureBar.tsx';
import { notify } from '../../platform/announce.ts';
import { offerCsv } from '../../session/offerCsv.ts';
import { readFrame } from '../../session/readSource.ts';
import { session } from '../../session/state.ts';
import { type NumberRow, tableCounts, tableRows } from '../../session/tableRows.ts';
import { words } from '../../words/words.ts';
import { LoadNote } from '../Read/LoadNote.tsx';
import { OpeningNote } from '../Read/OpeningNote.tsx';
import { takeFiles, takePhotograph } from '../Read/takeFiles.ts';
import { copyTable } from './copyTable.ts';
import { NumberTable } from './NumberTable.tsx';
import { takeStep } from './takeStep.ts';
import { tableWords } from './words/words.ts';

const rows = computed(() => tableRows(session.value));
const counts = computed(() => tableCounts(rows.value));

/** The numbers of many pictures, to check and to hand on. */
export function TableView() {
  /** Decisions that Escape undoes, oldest first. */
  const decided = useSignal<readonly NumberRow[]>([]);
  const { heading, empty, emptyNote, keys, copy } = tableWords.value;
  const isEmpty = rows.value.length === 0;
  useReadNotice();
  return (
    <>
      <h1 tabIndex={-1}>{isEmpty ? empty : heading(counts.value)}</h1>
      <div>
        <p class={isEmpty ? 'hint' : 'hint numbers-keys'}>{isEmpty ? emptyNote : keys}</p>
        <LoadNote />
        <OpeningNote />
      </div>
      {!isEmpty && (
        <>
          <NumberTable rows={rows.value} onStep={(row, step) => takeStep(rows, decided, row, step)} />
          <div class="actions numbers-actions">
            <Button label={copy} icon="copy" kind="main" onPress={() => void copyTable(rows.value)} />
            <Button label={words.value.session.download} icon="download" onPress={offerCsv} />
          </div>
        </>
      )}
      <CaptureBar onFiles={takeFiles} onPhotograph={takePhotograph} readFrame={readFrame} />
    </>
  );
}

/** Says once how many numbers are to be checked, when all pictures are read. */
function useReadNotice(): void {
  const { waiting } = counts.value;
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting === 0 && before.current > 0) notify(tableWords.value.heading(counts.value));
    before.current = waiting;
  }, [waiting]);
}
