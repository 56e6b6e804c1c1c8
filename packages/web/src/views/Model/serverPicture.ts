import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { datasetDigit, serverThere } from '../../inference/server.ts';
import { imagesOf, pictureAddress } from './setPicture.ts';

type Shown = { readonly sha256: string; readonly row: number; readonly address: string };

/**
 * Returns the address of a digit's picture from a server that has the set; null until then or if
 * there is none.
 */
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
      // Without a picture the digit is described in words, as it is without a server.
      () => {},
    );
    return () => abort.abort();
  }, [row, sha256, there]);
  const { value } = shown;
  return value && value.row === row && value.sha256 === sha256 ? value.address : null;
}
