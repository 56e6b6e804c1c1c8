import { expect, test } from 'vitest';
import { numberBundleOf, stripRuntime } from '../testing/numberBundle.ts';
import { createLineModel } from './lineModel.ts';
import { BLANK, classOf, LINE_CLASSES, OTHER } from './symbols.ts';

const strip = (width: number, height = 32) => ({ width, height, data: new Float32Array(width * height) });
/** A model that says the width of what it was shown in every number. */
const widthSayer = stripRuntime(({ dims: [n, , , width] }) => {
  const columns = width / 4;
  return {
    dims: [n, columns, LINE_CLASSES],
    data: new Float32Array(columns * LINE_CLASSES).fill(width),
  };
});

test('a strip of any width has a column per stride', async () => {
  const reader = await createLineModel(numberBundleOf(), widthSayer);
  const read = await Promise.all([16, 160, 4].map((width) => reader.read(strip(width))));
  expect(read.map(({ length }) => length / LINE_CLASSES)).toEqual([4, 40, 1]);
  expect(read.map(([first]) => first)).toEqual([16, 160, 4]);
});

test.each([
  [18, 32],
  [16, 28],
])('a strip of %d×%d is refused, and does not stop the next', async (width, height) => {
  const reader = await createLineModel(numberBundleOf(), widthSayer);
  const [bad, good] = await Promise.allSettled([reader.read(strip(width, height)), reader.read(strip(16))]);
  expect(bad).toMatchObject({
    status: 'rejected',
    reason: {
      message: `read: a strip of ${width}×${height}, wanted a height of 32 and a width that 4 divides`,
    },
  });
  expect(good.status).toBe('fulfilled');
});

test('the runtime runs one strip at a time', async () => {
  let inside = 0;
  let most = 0;
  const runtime = stripRuntime(({ dims }) => ({ dims, data: new Float32Array(4 * LINE_CLASSES) }));
  const session = await runtime.load(new Uint8Array());
  const slow = {
    async load() {
      return {
        ...session,
        async run(feeds: Parameters<typeof session.run>[0]) {
          most = Math.max(most, ++inside);
          await Promise.resolve();
          inside--;
          return session.run(feeds);
        },
      };
    },
  };
  const reader = await createLineModel(numberBundleOf(), slow);
  await Promise.all([1, 2, 3].map(() => reader.read(strip(16))));
  expect(most).toBe(1);
});

test('a model with other outputs is named', async () => {
  const short = stripRuntime(() => ({ dims: [1, 4, 10], data: new Float32Array(40) }));
  const reader = await createLineModel(numberBundleOf(), short);
  await expect(reader.read(strip(16))).rejects.toThrow(
    'model "sample" gave [1,4,10] as "logits", wanted [1,4,29]',
  );
  const renamed = await createLineModel(numberBundleOf({ outputs: { logits: 'scores' } }), short);
  await expect(renamed.read(strip(16))).rejects.toThrow('gave nothing as "scores"');
});

test('the scores of a model with fewer symbols are put in order, and unknown symbols are impossible', async () => {
  // Symbols 0-9, ? and -, then the blank.
  const scores = Float32Array.from({ length: 13 }, (_, k) => k);
  const runtime = stripRuntime(() => ({ dims: [1, 1, 13], data: scores }));
  const reader = await createLineModel(numberBundleOf({ labels: [...'0123456789?-'] }), runtime);
  const logits = await reader.read(strip(4));
  expect(logits).toHaveLength(LINE_CLASSES);
  expect([0, 9, classOf(OTHER), classOf('-'), BLANK].map((k) => logits[k])).toEqual([0, 9, 10, 11, 12]);
  const unknown = [...logits].filter(
    (_, k) => k !== BLANK && k >= 10 && k !== classOf(OTHER) && k !== classOf('-'),
  );
  expect(unknown.map((logit) => Math.exp(logit))).toEqual(unknown.map(() => 0));
});
