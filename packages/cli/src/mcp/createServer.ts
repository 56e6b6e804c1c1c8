import { CifraError } from '@cifra/core/base/error.ts';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';
import { type CallToolResult, McpServer } from '@modelcontextprotocol/server';
import type { Explaining } from '../explaining/models.ts';
import { version } from '../platform/version.ts';
import { explainDigit } from './explainDigit.ts';
import { readingsInWords, readNumbers } from './readNumbers.ts';
import { explainInput, explainOutput, readInput, readOutput } from './schemas.ts';

/** The tools only read. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/**
 * Creates the MCP server with its two tools.
 * @param models is called for each tool call; loads the models at the first one
 */
export function createServer(models: () => Promise<Explaining>): McpServer {
  const server = new McpServer({ name: 'cifra', version: version() });
  server.registerTool(
    'read_numbers',
    {
      title: 'Read handwritten numbers',
      description:
        'Reads the handwritten numbers in a picture, PDF or TIFF on this computer, with calibrated probabilities. ' +
        'Do not use a reading whose accepted is false without asking a person: advice says why it was refused.',
      inputSchema: readInput,
      outputSchema: readOutput,
      annotations,
    },
    (input) => answer(async () => readNumbers(await models(), input), readingsInWords),
  );
  server.registerTool(
    'explain_digit',
    {
      title: 'Explain a digit',
      description:
        'Explains why a handwritten digit was read as it was: its probabilities, and which parts of the ink are evidence ' +
        'for it and for another digit.',
      inputSchema: explainInput,
      outputSchema: explainOutput,
      annotations,
    },
    (input) =>
      answer(
        async () => explainDigit(await models(), input),
        ({ words }) => words.join('\n'),
      ),
  );
  return server;
}

/** Turns a result or a failure into the answer of a tool. A bug does not end the server. */
async function answer<Output extends Record<string, unknown>>(
  run: () => Promise<Output>,
  inWords: (output: Output) => string,
): Promise<CallToolResult> {
  try {
    const output = await run();
    return { content: [{ type: 'text', text: inWords(output) }], structuredContent: output };
  } catch (error) {
    return { isError: true, content: [{ type: 'text', text: failure(error) }] };
  }
}

function failure(error: unknown): string {
  if (error instanceof PictureError) return `the picture ${error.message}`;
  if (error instanceof CifraError) return [error.message, error.hint].filter(Boolean).join('\n');
  const reason = error instanceof Error ? error.message : String(error);
  return `unexpected failure (${reason}): please report it with this picture`;
}
