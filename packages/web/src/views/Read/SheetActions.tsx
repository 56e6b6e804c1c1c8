import { Button } from '../../components/Button/Button.tsx';
import { drawing } from '../../session/state.ts';
import { words } from '../../words/words.ts';
import { CutButton } from './CutButton.tsx';

/** The button below the sheet or picture. */
export function SheetActions({ onNext }: { readonly onNext: () => void }) {
  const isEmpty = drawing.value?.present.length === 0;
  return (
    <div class="actions">
      <CutButton />
      <Button label={words.value.sheet.next} icon="next" kind="main" disabled={isEmpty} onPress={onNext} />
    </div>
  );
}
