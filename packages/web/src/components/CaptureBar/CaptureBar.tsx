import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Photograph } from '../../capture/photograph.ts';
import { notify } from '../../platform/announce.ts';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';
import type { ReadFrame } from '../Camera/useLiveReading.ts';
import './CaptureBar.css';
import { FileInput } from './FileInput.tsx';

type Props = {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onPhotograph: (photograph: Photograph) => void;
  readonly readFrame: ReadFrame;
  /** Additional controls. */
  readonly children?: ComponentChildren;
};

/** Loaded on demand. */
type CameraModule = typeof import('../Camera/Camera.tsx');

/** Controls to add pictures and documents: files, and the browser camera or else the device's camera app. */
export function CaptureBar({ onFiles, onPhotograph, readFrame, children }: Props) {
  const camera = useSignal<CameraModule | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const shot = useRef<HTMLInputElement>(null);
  const { capture } = words.value;

  async function openCamera(): Promise<void> {
    try {
      camera.value = await import('../Camera/Camera.tsx');
    } catch {
      notify(words.value.view.failed);
    }
  }

  return (
    <div class="capture-bar">
      <Button
        label={capture.photograph}
        icon="camera"
        onPress={() => {
          if (navigator.mediaDevices?.getUserMedia !== undefined) void openCamera();
          else shot.current?.click();
        }}
      />
      <Button label={capture.choose} icon="picture" onPress={() => files.current?.click()} />
      <FileInput input={files} label={capture.choose} onFiles={onFiles} />
      <FileInput input={shot} label={capture.photograph} fromCamera onFiles={onFiles} />
      {children}
      <span class="capture-hint">{capture.paste}</span>
      {camera.value && (
        <camera.value.Camera
          onPhotograph={onPhotograph}
          readFrame={readFrame}
          onClose={() => {
            camera.value = null;
          }}
        />
      )}
    </div>
  );
}
