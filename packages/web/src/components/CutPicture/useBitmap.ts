import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Opens a picture file upright; null until it is open, `failed` if it is not a picture. */
export function useBitmap(file: Blob): ImageBitmap | 'failed' | null {
  const opened = useSignal<ImageBitmap | 'failed' | null>(null);
  useEffect(() => {
    let bitmap: ImageBitmap | null = null;
    let closed = false;
    createImageBitmap(file, { imageOrientation: 'from-image' }).then(
      (picture) => {
        if (closed) return picture.close();
        bitmap = picture;
        opened.value = picture;
      },
      () => {
        opened.value = 'failed';
      },
    );
    return () => {
      closed = true;
      bitmap?.close();
    };
  }, [file]);
  return opened.value;
}
