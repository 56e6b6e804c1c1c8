import type { RefObject } from 'preact';

type Props = {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly label: string;
  /** True to request the device's camera app instead of its files. */
  readonly fromCamera?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Some systems do not know the type of these files. */
const DOCUMENTS = 'application/pdf,.pdf,.tif,.tiff,.heic,.heif';

/** A hidden file input for pictures and documents, which a button opens. */
export function FileInput({ input, label, fromCamera = false, onFiles }: Props) {
  function take({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
    onFiles(Array.from(currentTarget.files ?? []));
    // Allows choosing the same file again.
    currentTarget.value = '';
  }
  const source = fromCamera
    ? ({ accept: 'image/*', capture: 'environment' } as const)
    : { accept: `image/*,${DOCUMENTS}`, multiple: true };
  return <input ref={input} hidden type="file" {...source} aria-label={label} onChange={take} />;
}
