import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { datasetDigit, serverThere } from '../../inference/server.ts';
import { imagesOf, pictureAddress } from './setPicture.ts';

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
