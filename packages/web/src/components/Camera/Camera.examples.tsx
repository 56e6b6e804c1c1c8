import type { Examples } from '../../examples/examples.ts';
import { nothing } from '../../examples/samples.ts';
import { Camera } from './Camera.tsx';

const waiting = () => new Promise<MediaStream>(nothing);
const refused = () => Promise.reject(new Error('no camera'));

/** A camera stream that shows grey paper. */
async function paper(): Promise<MediaStream> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 480 });
  const stream = canvas.captureStream();
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = '#ddd';
  context.fillRect(0, 0, 640, 480);
  return stream;
}

export const examples: Examples = {
  starting: () => <Camera open={waiting} onPicture={nothing} onClose={nothing} />,
  'a frame to aim at': () => <Camera open={paper} onPicture={nothing} onClose={nothing} />,
  'missing or blocked': () => <Camera open={refused} onPicture={nothing} onClose={nothing} />,
};
