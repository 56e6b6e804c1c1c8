import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { photograph } from '../../capture/photograph.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';
import './Camera.css';

type Props = {
  readonly onPicture: (picture: File) => void;
  readonly onClose: () => void;
  readonly open?: () => Promise<MediaStream>;
};

/** Shows the camera picture with a frame to aim at. The content of the frame is read. */
export function Camera({ onPicture, onClose, open = openCamera }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const state = useSignal<'starting' | 'seeing' | 'refused'>('starting');
  const { camera } = words.value;

  useStream(video, open, () => {
    state.value = 'refused';
  });
  useEffect(() => dialog.current?.showModal(), []);

  async function shoot(): Promise<void> {
    if (!video.current) return;
    try {
      onPicture(await photograph(video.current));
    } catch {
      state.value = 'refused';
      return;
    }
    // The dialog's own close, which restores the focus.
    dialog.current?.close();
  }

  return (
    <dialog ref={dialog} class="camera" aria-labelledby="camera-heading" onClose={onClose}>
      <h2 id="camera-heading">{camera.heading}</h2>
      <p role="status">
        {{ starting: camera.starting, seeing: camera.aim, refused: camera.refused }[state.value]}
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
      </div>
      <div class="actions">
        {state.value === 'seeing' && (
          <Button label={camera.shoot} icon="camera" kind="main" onPress={shoot} />
        )}
        <Button label={camera.cancel} onPress={() => dialog.current?.close()} />
      </div>
    </dialog>
  );
}

/** Shows a camera's stream in the video, and stops it when the component is removed. */
function useStream(
  video: RefObject<HTMLVideoElement | null>,
  open: () => Promise<MediaStream>,
  onRefused: () => void,
): void {
  useEffect(() => {
    let stream: MediaStream | null = null;
    let closed = false;
    open().then((opened) => {
      stream = opened;
      if (closed || !video.current) return stop(stream);
      video.current.srcObject = stream;
    }, onRefused);
    return () => {
      closed = true;
      stop(stream);
    };
  }, []);
}

function openCamera(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) return Promise.reject(new Error('no camera'));
  const video = { facingMode: 'environment', width: { ideal: 1920 } };
  return navigator.mediaDevices.getUserMedia({ video, audio: false });
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
