import type { Picture } from '@cifra/core/base/types.ts';
import type { Cut } from './cut.ts';

/** The frame to aim at, as shares of the camera picture. The style sheet draws the same frame. */
export const FRAME: Cut = { turns: 0, left: 0.08, top: 0.25, right: 0.92, bottom: 0.75 };

/** A photograph that the page took, and the part of it that is read. */
export type Photograph = { readonly file: File; readonly cut: Cut };

/** Maximum width of a frame that is read live, pixels. */
const LIVE = 1000;

/** Returns the camera's current picture, whole. */
export async function photograph(video: HTMLVideoElement, now: Date): Promise<Photograph> {
  const { videoWidth: width, videoHeight: height } = video;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return { file: await canvasFile(canvas, `${clock(now)}.png`), cut: FRAME };
}

/** Returns the pixels in the frame; null while the camera has no picture. */
export function frameIn(video: HTMLVideoElement): Picture | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const part = {
    width: videoWidth * (FRAME.right - FRAME.left),
    height: videoHeight * (FRAME.bottom - FRAME.top),
  };
  const scale = Math.min(1, LIVE / part.width);
  const [width, height] = [Math.round(part.width * scale), Math.round(part.height * scale)];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const [left, top] = [videoWidth * FRAME.left, videoHeight * FRAME.top];
  context.drawImage(video, left, top, part.width, part.height, 0, 0, width, height);
  return { width, height, channels: 4, data: context.getImageData(0, 0, width, height).data };
}

export async function canvasFile(canvas: HTMLCanvasElement, name: string): Promise<File> {
  const blob = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(
      (made) => (made ? resolve(made) : reject(new Error('canvasFile: the canvas gave no picture'))),
      'image/png',
    );
  });
  return new File([blob], name, { type: 'image/png' });
}

/** Local time, as in a file name: `14-05-09`. */
function clock(now: Date): string {
  return [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
