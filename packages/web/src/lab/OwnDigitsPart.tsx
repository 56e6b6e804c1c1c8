import { useSignal } from '@preact/signals';
import { folderDigits, ownDigits } from './ownDigits.ts';
import { labWords } from './words/words.ts';

/** Missing in the JSX types; every browser supports it. */
const WHOLE_FOLDER: object = { webkitdirectory: true };

/** Counts the visitor's own digits and adds those of a folder. `few`: more are needed to train. */
export function OwnDigitsPart({ few }: { readonly few: boolean }) {
  const { train } = labWords.value;
  const ignored = useSignal(0);

  async function addFolder({ currentTarget }: { readonly currentTarget: HTMLInputElement }): Promise<void> {
    const found = await folderDigits([...(currentTarget.files ?? [])]);
    ownDigits.value = [...ownDigits.value, ...found.digits];
    ignored.value = found.ignored;
  }

  return (
    <>
      <p>{train.own(ownDigits.value.length)}</p>
      <p>
        <label class="lab-folder">
          {train.folder}
          <input
            type="file"
            multiple
            {...WHOLE_FOLDER}
            aria-describedby="lab-folder-note"
            onChange={addFolder}
          />
        </label>
      </p>
      <p id="lab-folder-note" class="lab-note">
        {train.folderNote}
      </p>
      {ignored.value > 0 && <p role="status">{train.ignored(ignored.value)}</p>}
      {few && <p>{train.few}</p>}
    </>
  );
}
