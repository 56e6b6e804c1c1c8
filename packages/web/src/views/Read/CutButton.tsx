import { useSignal } from '@preact/signals';
import { Button } from '../../components/Button/Button.tsx';
import { CutPicture } from '../../components/CutPicture/CutPicture.tsx';
import { notify } from '../../platform/announce.ts';
import { faultOf } from '../../platform/fault.ts';
import { cutItem, wholeOf } from '../../session/cutItem.ts';
import { current } from '../../session/state.ts';
import { faultText } from '../../words/faultText.ts';
import { words } from '../../words/words.ts';

/** Opens the shown picture to choose the part that is read; nothing for a drawing. */
export function CutButton() {
  const isOpen = useSignal(false);
  const { id, source, outcome } = current.value;
  if (source.kind !== 'picture' || outcome.kind === 'failed') return null;
  return (
    <>
      <Button
        label={words.value.cut.open}
        icon="picture"
        onPress={() => {
          isOpen.value = true;
        }}
      />
      {isOpen.value && (
        <CutPicture
          {...wholeOf(source)}
          onCut={(cut) => void cutItem(id, cut).catch((error) => notify(faultText(faultOf(error))))}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}
