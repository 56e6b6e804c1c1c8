import { STYLES } from '@cifra/core/reading/styles.ts';
import { z } from 'zod';

const picture = {
  path: z.string().optional().describe('Path of a picture or document on this computer.'),
  data: z
    .string()
    .optional()
    .describe('The picture itself, in place of path: a data URL, or its bytes in base64.'),
  expect: z
    .string()
    .optional()
    .describe('Expected format of the number, such as integer, digits:5, amount, date:dmy or zip-us.'),
};

/** Arguments of `read_numbers`. */
export const readInput = z.strictObject({
  ...picture,
  style: z.enum(STYLES).optional().describe('How the writer writes 1 and 7. Default: as the digits show.'),
  print: z.boolean().optional().describe('Read printed numbers too, marked as such.'),
  pages: z.string().optional().describe('Pages of a PDF or TIFF, such as 1-3,7. Default: all.'),
});

/** Arguments of `explain_digit`. */
export const explainInput = z.strictObject({
  ...picture,
  line: z.int().min(1).optional().describe('Text line, from 1. Default: the first with a digit.'),
  digit: z.int().min(1).optional().describe('Digit of the line, from 1. Default: the least confident one.'),
  whyNot: z
    .int()
    .min(0)
    .max(9)
    .optional()
    .describe('Digit to compare with. Default: the second most likely one.'),
});

const box = z
  .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .describe('Pixels of the upright picture; x and y are the top left corner.');
const probabilities = z.array(z.number()).length(10).describe('Calibrated probabilities of 0 to 9.');
const refusal = {
  accepted: z.boolean().describe('False if the reading is too uncertain to be used without a person.'),
  refusal: z.string().nullable().describe('Code of the reason; null if the reading is accepted.'),
  advice: z.string().nullable().describe('The reason and what to do, in words; null if accepted.'),
};

const reading = z.object({
  page: z.int().describe('Page of the document, from 1.'),
  text: z.string().describe('The number as it is written.'),
  value: z.string().describe('What it means: its digits, or the canonical form of the expected format.'),
  confidence: z.number().describe('Probability that value is right.'),
  ...refusal,
  box: box.nullable(),
  print: z.boolean().describe('True if the number is printed.'),
  digits: z.array(z.object({ digit: z.int(), box, probabilities })),
  candidates: z
    .array(z.object({ text: z.string(), value: z.string(), probability: z.number() }))
    .describe('The most probable numbers, best first.'),
});

/** Result of `read_numbers`. */
export const readOutput = z.object({
  model: z.string().describe('Names and versions of the models.'),
  readings: z.array(reading).describe('One for each text line.'),
});

/** Result of `explain_digit`. */
export const explainOutput = z.object({
  text: z.string().describe('The number that the digit is in.'),
  ...refusal,
  place: z.int().describe('Place of the digit in the number, from 1.'),
  box,
  digit: z.int(),
  against: z.int().describe('The digit that it was compared with.'),
  probabilities,
  words: z.array(z.string()).describe('The explanation, in sentences.'),
  findings: z.array(
    z.object({
      favours: z.int().describe('The digit that this part of the ink or paper supports.'),
      words: z.string().describe('Where the part is.'),
      weight: z.number().describe('Drop of the log odds for that digit when the part is covered.'),
    }),
  ),
});

export type ReadInput = z.infer<typeof readInput>;
export type ReadOutput = z.infer<typeof readOutput>;
export type ExplainInput = z.infer<typeof explainInput>;
export type ExplainOutput = z.infer<typeof explainOutput>;
