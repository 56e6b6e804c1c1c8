/** The frame to aim at, as shares of the camera picture. The style sheet draws the same frame. */
export const FRAME = { width: 0.84, height: 0.5 } as const;

/** Returns the current content of the frame as a picture file. */
export async function photograph(video: HTMLVideoElement): Promise<File> {
  const width = Math.round(video.videoWidth * FRAME.width);
  const height = Math.round(video.videoHeight * FRAME.height);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const left = (video.videoWidth - width) / 2;
  const top = (video.videoHeight - height) / 2;
  canvas.getContext('2d')?.drawImage(video, left, top, width, height, 0, 0, width, height);
  const blob = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(
      (made) => (made ? resolve(made) : reject(new Error('the camera gave no picture'))),
      'image/png',
    );
  });
  return new File([blob], `${new Date().toISOString().slice(11, 19)}.png`, { type: 'image/png' });
}
