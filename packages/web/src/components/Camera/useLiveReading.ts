import type { Picture, Reading } from '@cifra/core/base/types.ts';
import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { type FrameLook, frameChange, frameLook } from '../../capture/frameLook.ts';
import { follow, type Guidance, guidance, unfollowed } from '../../capture/guidance.ts';
import { frameIn } from '../../capture/photograph.ts';
import { watch } from '../../capture/watch.ts';

/** Reads a frame of the camera. */
export type ReadFrame = (frame: Picture, signal: AbortSignal) => Promise<readonly Reading[]>;

/** What the frame shows now, and the advice that two frames agree on. */
export type Live = { readonly readings: readonly Reading[]; readonly advice: Guidance | null };

type Advised = (advice: Guidance, readings: readonly Reading[]) => void;

/** Reads what is in the frame again and again while `isSeeing`. `onAdvice` hears each new advice once. */
export function useLiveReading(
  video: RefObject<HTMLVideoElement | null>,
  isSeeing: boolean,
  readFrame: ReadFrame,
  onAdvice: Advised,
): ReadonlySignal<Live> {
  const live = useSignal<Live>({ readings: [], advice: null });
  useEffect(() => {
    if (!isSeeing) return;
    const abort = new AbortController();
    let followed = unfollowed;
    let before: FrameLook | null = null;
    const take = () => video.current && frameIn(video.current);
    const read = (frame: Picture) => readFrame(frame, abort.signal);
    void watch(
      take,
      read,
      (frame, readings) => {
        const look = frameLook(frame);
        const change = before ? frameChange(before, look) : 0;
        before = look;
        const advice = guidance({ frame, readings, ...look, change });
        const text = readings.map((reading) => reading.text).join(' ');
        const { now, isNew } = follow(followed, advice, text);
        followed = now;
        live.value = { readings, advice: isNew ? advice : live.value.advice };
        if (isNew) onAdvice(advice, readings);
      },
      abort.signal,
    );
    return () => abort.abort();
  }, [isSeeing]);
  return live;
}
