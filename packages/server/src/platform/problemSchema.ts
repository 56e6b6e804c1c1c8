import { Type } from 'typebox';

/** A problem document (RFC 9457). */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ format: 'uri-reference', examples: ['/problems/picture-damaged'] }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What failed in this request, and what to do.' }),
    code: Type.String({ examples: ['picture-damaged'] }),
    requestId: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }))),
  },
  { title: 'Problem', additionalProperties: true },
);
