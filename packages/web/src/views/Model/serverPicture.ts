import { DIGIT_SIDE } from '@cifra/core/types.ts';
import { base64 } from '@cifra/training/evaluation/page/base64.ts';
import { greyPng } from '@cifra/training/evaluation/page/png.ts';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { datasetDigit, serverThere } from '../../inference/server.ts';

type Shown = { readonly sha256: string; readonly row: number; readonly address: string };

/** The address of a digit's picture from a server that has the set; null while and where there is none. */
export function useServerPicture(
  files: Readonly<Record<string, string>>,
  mistake: { readonly row: number } | undefined,
): string | null {
  const shown = useSignal<Shown | null>(null);
  const row = mistake?.row;
  const sha256 = imagesOf(files);
  const there = serverThere.value;
  useEffect(() => {
    if (row === undefined || sha256 === undefined || !there) return;
    const abort = new AbortController();
    datasetDigit(sha256, row, abort.signal).then(
      ({ image }) => {
        shown.value = { sha256, row, address: pictureAddress(image) };
      },
      // Without its picture a digit is told in words, as it is where no server is.
      () => {},
    );
    return () => abort.abort();
  }, [row, sha256, there]);
  const { value } = shown;
  return value && value.row === row && value.sha256 === sha256 ? value.address : null;
}

/** The hash of a set's file of images, of all its files. */
export function imagesOf(files: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(files).find(([path]) => /images/.test(path))?.[1];
}

/** Ink in [0, 1] as a picture, black on white. */
export function pictureAddress(image: readonly (readonly number[])[]): string {
  const grey = Uint8Array.from(image.flat(), (ink) => 255 - Math.round(255 * ink));
  return `data:image/png;base64,${base64(greyPng(grey, DIGIT_SIDE, DIGIT_SIDE))}`;
}
