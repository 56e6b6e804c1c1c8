import { LABEL_MARKS, LABEL_PATTERN } from '@cifra/core/model/label.ts';
import { Type } from 'typebox';
import { LABEL_LENGTH, NOTE_LENGTH, PICTURE_BYTES } from './limits.ts';

const OrNull = Type.Union([Type.String(), Type.Null()]);

export const FeedbackSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    createdAt: Type.String({ format: 'date-time' }),
    label: Type.String(),
    readAs: OrNull,
    model: OrNull,
    note: OrNull,
    hasPicture: Type.Boolean(),
  },
  { description: 'A correction.' },
);

export const FeedbackBody = Type.Object(
  {
    label: Type.String({
      minLength: 1,
      maxLength: LABEL_LENGTH,
      pattern: LABEL_PATTERN,
      description: `What is really written in the picture: at least one digit, spaces and the marks ${LABEL_MARKS.join(' ')}`,
    }),
    readAs: Type.Optional(Type.String({ maxLength: LABEL_LENGTH, description: 'What the model read.' })),
    model: Type.Optional(
      Type.String({ maxLength: 200, description: 'The model that read it, `name@version`.' }),
    ),
    note: Type.Optional(Type.String({ maxLength: NOTE_LENGTH })),
    picture: Type.Optional(
      Type.String({
        maxLength: Math.ceil(PICTURE_BYTES / 3) * 4,
        description: 'The picture in base64. It is kept only with `keepPicture`.',
      }),
    ),
    keepPicture: Type.Optional(
      Type.Boolean({ default: false, description: 'True if the picture may be kept.' }),
    ),
  },
  {
    additionalProperties: false,
    examples: [{ label: '7', readAs: '1', model: 'digit@1.0.0', keepPicture: false }],
  },
);

export const FeedbackList = Type.Object({
  feedback: Type.Array(FeedbackSchema),
  next: Type.Union([Type.String(), Type.Null()], {
    description: 'Pass it as `before` to get the next page, which may be empty; null if there is none.',
  }),
});

export const FeedbackParams = Type.Object({ id: Type.String() });

/** Default number of entries on a page. */
export const PAGE = 50;

export const ListQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: PAGE })),
  before: Type.Optional(Type.String({ description: '`next` of the previous page.' })),
});

export const ExportQuery = Type.Object({
  format: Type.Optional(
    Type.Union([Type.Literal('folder'), Type.Literal('idx')], {
      default: 'folder',
      description: 'A ZIP of label/000.png, or of two IDX files like those of MNIST (single digits only).',
    }),
  ),
});

export const AgeQuery = Type.Object({
  olderThanDays: Type.Number({ minimum: 0, description: 'Age in days above which corrections are deleted.' }),
});
