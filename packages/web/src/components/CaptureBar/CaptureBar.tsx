import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { Button } from '../Button/Button.tsx';
import { Camera } from '../Camera/Camera.tsx';
import './CaptureBar.css';

type Props = { readonly onPictures: (files: readonly File[]) => void };

/** Ways to bring pictures: the camera, where the browser can open it, else the device's own, and files. */
export function CaptureBar({ onPictures }: Props) {
  const open = useSignal(false);
  const files = useRef<HTMLInputElement>(null);
  const shot = useRef<HTMLInputElement>(null);
  const { capture } = words.value;

  function take({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
    onPictures(Array.from(currentTarget.files ?? []));
    // The same file can be chosen once more.
    currentTarget.value = '';
  }

  return (
    <div class="capture-bar">
      <Button
        label={capture.photograph}
        icon="camera"
        onPress={() => {
          if (navigator.mediaDevices?.getUserMedia !== undefined) open.value = true;
          else shot.current?.click();
        }}
      />
      <Button label={capture.choose} icon="picture" onPress={() => files.current?.click()} />
      <input
        ref={files}
        hidden
        type="file"
        accept="image/*"
        multiple
        aria-label={capture.choose}
        onChange={take}
      />
      <input
        ref={shot}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={capture.photograph}
        onChange={take}
      />
      <span class="capture-hint">{capture.paste}</span>
      {open.value && (
        <Camera
          onPicture={(picture) => onPictures([picture])}
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </div>
  );
}
