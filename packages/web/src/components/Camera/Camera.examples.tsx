import type { Examples } from '../../examples/examples.ts';
import { nothing, sampleReading } from '../../examples/samples.ts';
import { Camera } from './Camera.tsx';
import type { ReadFrame } from './useLiveReading.ts';

const waiting = () => new Promise<MediaStream>(nothing);
const refused = () => Promise.reject(new Error('no camera'));
const never: ReadFrame = () => new Promise(nothing);
const reads =
  (...readings: readonly ReturnType<typeof sampleReading>[]): ReadFrame =>
  () =>
    Promise.resolve(readings);
const actions = { onPhotograph: nothing, onClose: nothing };

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

/** A camera with a light. */
async function withTorch(): Promise<MediaStream> {
  const stream = await paper();
  for (const track of stream.getVideoTracks())
    track.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities;
  return stream;
}

export const examples: Examples = {
  starting: () => <Camera {...actions} open={waiting} readFrame={never} />,
  'a frame to aim at': () => <Camera {...actions} open={paper} readFrame={never} />,
  'a number is read': () => <Camera {...actions} open={withTorch} readFrame={reads(sampleReading('1749'))} />,
  'advice for a doubtful number': () => (
    <Camera {...actions} open={paper} readFrame={reads(sampleReading('1749', 0.5, 'ambiguous'))} />
  ),
  'missing or blocked': () => <Camera {...actions} open={refused} readFrame={never} />,
};
