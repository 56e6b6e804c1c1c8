/** Pre-annotations for Label Studio (https://labelstud.io/guide/predictions): tasks with predictions. */
import { type Block, blocksOf } from './blocks.ts';
import type { ExportedLine } from './exportedLine.ts';
import type { Maker, ReadPicture } from './readPicture.ts';
import type { WholeBox } from './wholeBox.ts';

const NUMBER = 'number';
const UNSURE = 'unsure';

/** The labelling interface that the tasks fit. */
export const labelStudioConfig = `<View>
  <Image name="image" value="$image" zoom="true" zoomControl="true"/>
  <RectangleLabels name="label" toName="image">
    <Label value="${NUMBER}" background="green"/>
    <Label value="${UNSURE}" background="red"/>
  </RectangleLabels>
  <TextArea name="transcription" toName="image" editable="true" perRegion="true" maxSubmissions="1" rows="1" displayMode="region-list"/>
</View>
`;

/** Where Label Studio serves local files; https://labelstud.io/guide/storage#Local-storage */
const LOCAL_FILES = '/data/local-files/?d=';

/** Returns a list of tasks in JSON, one for each picture. */
export function labelStudio(pictures: readonly ReadPicture[], { version, models }: Maker): string {
  const tasks = pictures.map((picture) => {
    const { file, page, width, height } = picture;
    const lines = blocksOf(picture, '').flatMap(linesOf);
    const score = Math.min(...lines.map(({ confidence }) => confidence), 1);
    return {
      data: { image: LOCAL_FILES + encodedPath(file), ...(page !== undefined && { page }) },
      predictions: [
        {
          model_version: `cifra ${version} (${models})`,
          // The least certain number of the picture: tasks that are sorted by it begin with the doubtful ones.
          score,
          result: lines.flatMap((line) => regionOf(line, { width, height })),
        },
      ],
    };
  });
  return `${JSON.stringify(tasks, null, 2)}\n`;
}

function encodedPath(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

function linesOf(block: Block): readonly ExportedLine[] {
  return block.kind === 'line' ? [block.line] : block.cells.flatMap(({ lines }) => lines);
}

type Size = { readonly width: number; readonly height: number };

/** A rectangle, and its text with the same id. */
function regionOf({ id, text, box, confidence, others, refusal }: ExportedLine, size: Size): object[] {
  const region = {
    id,
    to_name: 'image',
    original_width: size.width,
    original_height: size.height,
    image_rotation: 0,
    score: confidence,
  };
  const value = { ...inPercent(box, size), rotation: 0 };
  const notes = [
    ...(refusal === null ? [] : [`refused: ${refusal}`]),
    ...others.map((other) => `perhaps ${other.text} (${(100 * other.probability).toFixed(1)} %)`),
  ];
  const label = refusal === null ? NUMBER : UNSURE;
  return [
    {
      ...region,
      type: 'rectanglelabels',
      from_name: 'label',
      value: { ...value, rectanglelabels: [label] },
      ...(notes.length > 0 && { meta: { text: notes } }),
    },
    ...(text === ''
      ? []
      : [{ ...region, type: 'textarea', from_name: 'transcription', value: { ...value, text: [text] } }]),
  ];
}

function inPercent({ left, top, right, bottom }: WholeBox, { width, height }: Size) {
  return {
    x: (100 * left) / width,
    y: (100 * top) / height,
    width: (100 * (right - left)) / width,
    height: (100 * (bottom - top)) / height,
  };
}
