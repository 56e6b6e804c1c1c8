import { type Static, Type } from 'typebox';
import { ProblemSchema } from '../../platform/problemSchema.ts';

const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });
const texts = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Enum([...values] as [...T], { description });

export const BoxSchema = Type.Object(
  { x: Type.Number(), y: Type.Number(), width: Type.Number(), height: Type.Number() },
  { description: 'Pixels of the upright picture; x, y is the top left corner.' },
);

const DigitSchema = Type.Object({
  digit: Type.Integer({ minimum: 0, maximum: 9 }),
  box: BoxSchema,
  probabilities: Type.Array(share('of 0 to 9'), { minItems: 10, maxItems: 10 }),
  plausible: Type.Optional(
    Type.Array(Type.Integer(), { description: 'Digits that cannot be ruled out (99 % coverage).' }),
  ),
});

const NumberSchema = Type.Object({
  text: Type.String(),
  value: Type.String(),
  probability: share('that the value is right'),
});

export const REFUSALS = [
  'blank',
  'not-a-digit',
  'ambiguous',
  'touching-unresolved',
  'low-contrast',
  'cut-off',
  'too-many',
  'format',
] as const;

const REFUSED =
  'Why it is not. `ambiguous`: the best two of `candidates` are both likely. `touching-unresolved`: digits touch, and it is not clear how many there are.';

export const ReadingSchema = Type.Object(
  {
    text: Type.String({ description: 'Digits and marks as written, or as the expected format writes them.' }),
    value: Type.String({ description: "What it means: the digits alone, or the format's canonical form." }),
    confidence: share('Probability that the value is right.'),
    raw: Type.String({ description: 'The most probable string, whatever was expected.' }),
    box: Type.Union([BoxSchema, Type.Null()]),
    digits: Type.Array(DigitSchema),
    candidates: Type.Array(NumberSchema, { description: 'Most probable first.' }),
    accepted: Type.Boolean({ description: 'Whether the reading is to be relied on.' }),
    refusal: Type.Union([texts(REFUSALS, REFUSED), Type.Null()]),
  },
  { description: 'What was read from one line of a picture.' },
);

export const ModelIdSchema = Type.Object({
  name: Type.String(),
  version: Type.String(),
  sha256: Type.String({ description: 'Of model.onnx.' }),
});

/** 28 rows of 28 numbers. */
const Rows = (description: string) => Type.Array(Type.Array(Type.Number()), { description });

export const ExplanationSchema = Type.Object(
  {
    digit: Type.Integer({ minimum: 0, maximum: 9 }),
    against: Type.Integer({ minimum: 0, maximum: 9, description: '"Why not …"' }),
    probabilities: Type.Array(share('of 0 to 9')),
    words: Type.Array(Type.String(), { description: 'The evidence in plain sentences.' }),
    maps: Type.Object(
      {
        gradCam: Rows('Grad-CAM'),
        integratedGradients: Rows('Integrated gradients, log odds'),
        occlusion: Rows('What the ink says, log odds'),
        emptiness: Rows('What the empty paper says, log odds'),
      },
      { description: 'Above 0: evidence for `digit`; below: for `against`. 28 rows of 28, over `image`.' },
    ),
    image: Rows('What the classifier saw: 0 = paper, 1 = ink.'),
    model: ModelIdSchema,
  },
  { description: 'Why a digit was read as it was.' },
);

export const ReadQuery = Type.Object({
  expect: Type.Optional(
    Type.String({
      maxLength: 1000,
      description: 'The kind of number that is looked for, such as `amount`, `digits:5`, `date:dmy`.',
      examples: ['amount'],
    }),
  ),
  maxError: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'Share of the accepted readings that may be wrong; 0.01 when left out.',
    }),
  ),
  top: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, description: 'Candidates told; 5 when left out.' }),
  ),
  explain: Type.Optional(Type.Boolean({ description: 'With the evidence, where one digit alone was read.' })),
});
export type ReadQuery = Static<typeof ReadQuery>;

/** 28 rows of 28. */
export const DigitArray = Type.Array(
  Type.Array(Type.Number({ minimum: 0, maximum: 255 }), { minItems: 28, maxItems: 28 }),
  { minItems: 28, maxItems: 28, description: "A digit in MNIST's frame: 0 = paper, `inkValue` = ink." },
);

const Base64 = Type.String({
  description: 'A picture file in base64, with or without "data:image/…;base64,".',
});

export const ReadBody = Type.Object(
  {
    pictures: Type.Optional(Type.Array(Base64, { minItems: 1, description: 'Picture files.' })),
    digits: Type.Optional(Type.Array(DigitArray, { minItems: 1 })),
    inkValue: Type.Optional(
      Type.Union([Type.Literal(1), Type.Literal(255)], {
        description: 'Of full ink in `digits`; 255 when left out.',
      }),
    ),
    expect: ReadQuery.properties.expect,
    maxError: ReadQuery.properties.maxError,
    top: ReadQuery.properties.top,
    explain: ReadQuery.properties.explain,
  },
  { additionalProperties: false },
);
export type ReadBody = Static<typeof ReadBody>;

const ReadFields = {
  readings: Type.Array(ReadingSchema),
  models: Type.Array(ModelIdSchema, { description: 'Those that read it.' }),
  picture: Type.Object({
    width: Type.Integer(),
    height: Type.Integer(),
    format: Type.String({ examples: ['png'] }),
  }),
  explanation: Type.Optional(ExplanationSchema),
};

export const OnePictureSchema = Type.Object(
  { ...ReadFields, milliseconds: Type.Number({ description: 'From the last byte of the request.' }) },
  { title: 'One picture, sent as the body' },
);

export const ManyPicturesSchema = Type.Object(
  {
    results: Type.Array(
      Type.Union([
        Type.Object({ name: Type.String(), ...ReadFields }),
        Type.Object({ name: Type.String(), problem: ProblemSchema }),
      ]),
      { description: 'In the order in which the pictures were sent.' },
    ),
    milliseconds: Type.Number(),
  },
  { title: 'Pictures of a form or of JSON' },
);

export const ReadResponse = Type.Union([OnePictureSchema, ManyPicturesSchema]);
