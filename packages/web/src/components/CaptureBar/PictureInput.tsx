import type { RefObject } from 'preact';

type Props = {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly label: string;
  /** True to request the device's camera app instead of its files. */
  readonly fromCamera?: boolean;
  readonly onPictures: (files: readonly File[]) => void;
};

/** A hidden file input for pictures, which a button opens. */
export function PictureInput({ input, label, fromCamera = false, onPictures }: Props) {
  function take({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
    onPictures(Array.from(currentTarget.files ?? []));
    // Allows choosing the same file again.
    currentTarget.value = '';
  }
  const source = fromCamera ? ({ capture: 'environment' } as const) : { multiple: true };
  return (
    <input ref={input} hidden type="file" accept="image/*" {...source} aria-label={label} onChange={take} />
  );
}
