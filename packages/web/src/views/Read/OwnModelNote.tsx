import { Button } from '../../components/Button/Button.tsx';
import { ownModelName, switchModel } from '../../inference/reader.ts';
import { notify } from '../../platform/announce.ts';
import { words } from '../../words/words.ts';

/** Says that a model of the visitor's own reads, and offers the released one. */
export function OwnModelNote() {
  const { models, view } = words.value;
  const name = ownModelName.value;
  if (name === null) return null;
  return (
    <div class="own-model">
      <p class="load-note">{models.own(name)}</p>
      <Button label={models.released} onPress={() => switchModel(null).catch(() => notify(view.failed))} />
    </div>
  );
}
