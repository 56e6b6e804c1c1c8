import type { Examples } from '../../examples/examples.ts';
import { sampleDrawing, samplePicture, sampleReading } from '../../examples/samples.ts';
import { Snippet } from './Snippet.tsx';

export const examples: Examples = {
  'part of a picture': () => (
    <Snippet source={samplePicture} box={{ x: 150, y: 30, width: 60, height: 60 }} />
  ),
  'a whole picture': () => <Snippet source={samplePicture} box={null} />,
  'part of a drawing': () => <Snippet source={sampleDrawing} box={sampleReading('17').box} />,
};
