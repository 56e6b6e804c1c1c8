import { inkText } from '@cifra/ink/inkLink.ts';
import { Button } from '../../components/Button/Button.tsx';
import { notify } from '../../platform/announce.ts';
import { drawing } from '../../session/state.ts';
import { words } from '../../words/words.ts';

/** Shares the shown drawing as a link; its strokes are in the address, and no server gets them. */
export function ShareLink() {
  const { share } = words.value;
  const ink = drawing.value?.present ?? [];
  if (ink.length === 0) return null;

  async function hand(): Promise<void> {
    const url = new URL(`#/read?ink=${inkText(ink)}`, document.baseURI).href;
    const isPhone = matchMedia('(pointer: coarse)').matches && navigator.share !== undefined;
    try {
      if (isPhone) return await navigator.share({ title: share.title, url });
      await navigator.clipboard.writeText(url);
      notify(share.copied);
    } catch (error) {
      // The visitor may close the phone's list of apps.
      if ((error as Error).name !== 'AbortError') notify(words.value.result.copyFailed);
    }
  }

  return (
    <p class="actions">
      <Button label={share.copy} icon="share" onPress={hand} />
    </p>
  );
}
