import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** The light of a camera, where it has one; not in TypeScript's types of the DOM. */
type Torch = { readonly on: boolean; toggle(): void };
type TorchCapabilities = MediaTrackCapabilities & { readonly torch?: boolean };
type TorchConstraint = MediaTrackConstraintSet & { readonly torch: boolean };

/** Shows a camera's stream in the video, and stops it when the component is removed. Returns its light. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  open: () => Promise<MediaStream>,
  onRefused: () => void,
): Torch | null {
  const track = useSignal<MediaStreamTrack | null>(null);
  const on = useSignal(false);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let closed = false;
    open().then((opened) => {
      stream = opened;
      if (closed || !video.current) return stop(stream);
      video.current.srcObject = stream;
      track.value = stream.getVideoTracks()[0] ?? null;
    }, onRefused);
    return () => {
      closed = true;
      stop(stream);
    };
  }, []);

  return hasTorch(track.value) ? { on: on.value, toggle: () => void switchTorch(track.value, on) } : null;
}

function hasTorch(track: MediaStreamTrack | null): boolean {
  // Firefox has no capabilities of tracks.
  const capabilities: TorchCapabilities | undefined = track?.getCapabilities?.();
  return capabilities?.torch === true;
}

async function switchTorch(track: MediaStreamTrack | null, on: Signal<boolean>): Promise<void> {
  const wish: TorchConstraint = { torch: !on.value };
  try {
    await track?.applyConstraints({ advanced: [wish] });
    on.value = wish.torch;
  } catch {
    // The light stays as it is, and the button says so.
  }
}

export function openCamera(): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) return Promise.reject(new Error('no camera'));
  const video = { facingMode: 'environment', width: { ideal: 1920 } };
  return navigator.mediaDevices.getUserMedia({ video, audio: false });
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
