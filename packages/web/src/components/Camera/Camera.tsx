import type { Reading } from '@cifra/core/base/types.ts';
import { seenText } from '@cifra/ink/reading/boxedText.ts';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Guidance } from '../../capture/guidance.ts';
import { type Photograph, photograph } from '../../capture/photograph.ts';
import { spokenReading } from '../../session/spokenOutcome.ts';
import { canSay, say, stopSaying } from '../../voice/say.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';
import './pictureDialog.css';
import './Camera.css';
import { openCamera, useCamera } from './useCamera.ts';
import { type ReadFrame, useLiveReading } from './useLiveReading.ts';

type Props = {
  readonly onPhotograph: (photograph: Photograph) => void;
  readonly onClose: () => void;
  readonly readFrame: ReadFrame;
  readonly open?: () => Promise<MediaStream>;
};

/** Shows the camera picture with a frame to aim at, and reads what is in the frame. */
export function Camera({ onPhotograph, onClose, readFrame, open = openCamera }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const state = useSignal<'starting' | 'seeing' | 'refused'>('starting');
  const advice = useSignal('');
  /** True while advice is spoken by the page; the live region is then silent, so that each is heard once. */
  const isReadToMe = useSignal(false);
  const { camera } = words.value;

  const torch = useCamera(video, open, () => {
    state.value = 'refused';
  });
  const live = useLiveReading(video, state.value === 'seeing', readFrame, (guidance, readings) => {
    advice.value = adviceText(guidance, readings);
    if (isReadToMe.value) say(advice.value);
  });
  useEffect(() => {
    dialog.current?.showModal();
    return stopSaying;
  }, []);

  async function shoot(): Promise<void> {
    if (!video.current) return;
    try {
      onPhotograph(await photograph(video.current, new Date()));
    } catch {
      state.value = 'refused';
      return;
    }
    // The dialog's own close, which restores the focus.
    dialog.current?.close();
  }

  function toggleReadToMe(): void {
    isReadToMe.value = !isReadToMe.value;
    if (isReadToMe.value) say(advice.value || camera.aim);
    else stopSaying();
  }

  const seen = live.value.readings.map(seenText).filter((text) => text !== '');
  const said = { starting: camera.starting, seeing: advice.value || camera.aim, refused: camera.refused };
  return (
    <dialog ref={dialog} class="picture-dialog" aria-labelledby="camera-heading" onClose={onClose}>
      <h2 id="camera-heading">{camera.heading}</h2>
      <p role="status" class="camera-advice" aria-live={isReadToMe.value ? 'off' : 'polite'}>
        {said[state.value]}
      </p>
      <div class={state.value === 'refused' ? 'camera-view camera-view-gone' : 'camera-view'}>
        <video
          ref={video}
          autoplay
          playsInline
          muted
          // Waits for the first frame: the stream opens before it arrives.
          onLoadedData={() => {
            state.value = 'seeing';
          }}
        />
        <div class="camera-frame" aria-hidden="true" />
        <p
          class={live.value.advice === 'read' ? 'camera-number' : 'camera-number camera-number-unsure'}
          aria-hidden="true"
        >
          {seen.join(' · ')}
        </p>
      </div>
      <div class="actions">
        {state.value === 'seeing' && (
          <>
            <Button label={camera.shoot} icon="camera" kind="main" onPress={shoot} />
            {canSay() && (
              <Button
                label={camera.readToMe}
                icon="say"
                pressed={isReadToMe.value}
                onPress={toggleReadToMe}
              />
            )}
            {torch && <Button label={camera.torch} pressed={torch.on} onPress={torch.toggle} />}
          </>
        )}
        <Button label={camera.cancel} onPress={() => dialog.current?.close()} />
      </div>
    </dialog>
  );
}

function adviceText(advice: Guidance, readings: readonly Reading[]): string {
  if (advice !== 'read') return words.value.camera.guidance[advice];
  return readings
    .filter(({ accepted }) => accepted)
    .map(spokenReading)
    .join(' ');
}
