import { Type } from 'typebox';
import { parseJson } from '../../platform/http/json.ts';
import { checker } from '../../platform/http/validation.ts';
import { Problem } from '../../platform/problems.ts';

// The Open Inference Protocol, version 2 (KServe), and its binary tensor data extension (Triton's protocol/extension_binary_data).

/** FP32, row-major. */
export type NamedTensor = {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array;
};

const Parameters = Type.Record(Type.String(), Type.Unknown());

export const InferRequest = Type.Object({
  id: Type.Optional(Type.String({ maxLength: 200 })),
  parameters: Type.Optional(Parameters),
  inputs: Type.Array(
    Type.Object({
      name: Type.String(),
      shape: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 8 }),
      datatype: Type.String({ examples: ['FP32'] }),
      parameters: Type.Optional(Parameters),
      data: Type.Optional(Type.Array(Type.Unknown(), { description: 'Row by row, flat or nested.' })),
    }),
    { minItems: 1, maxItems: 8 },
  ),
  outputs: Type.Optional(
    Type.Array(Type.Object({ name: Type.String(), parameters: Type.Optional(Parameters) }), { maxItems: 8 }),
  ),
});

export const InferResponse = Type.Object({
  model_name: Type.String(),
  model_version: Type.String(),
  id: Type.Optional(Type.String()),
  outputs: Type.Array(
    Type.Object({
      name: Type.String(),
      shape: Type.Array(Type.Integer()),
      datatype: Type.String(),
      parameters: Type.Optional(Parameters),
      data: Type.Optional(Type.Array(Type.Number())),
    }),
  ),
});

export type InferInput = {
  readonly id?: string;
  readonly tensor: NamedTensor;
  /** Whether an output is wanted as bytes. */
  readonly binary: (output: string) => boolean;
  /** Names of the wanted outputs; all when empty. */
  readonly outputs: readonly string[];
};

const check = checker(InferRequest, 'body');

/**
 * The one tensor of a request.
 * @param jsonLength value of the header Inference-Header-Content-Length: tensors follow the JSON as bytes
 * @throws Problem
 */
export function readRequest(body: Buffer, jsonLength: string | undefined): InferInput {
  const length = jsonLength === undefined ? body.length : Number(jsonLength);
  if (!(Number.isInteger(length) && length >= 0 && length <= body.length))
    throw wrong(`Inference-Header-Content-Length is ${jsonLength}, wanted 0 to ${body.length}`);
  const { id, inputs, outputs = [], parameters } = check(parseJson(body.toString('utf8', 0, length)));
  if (inputs.length !== 1) throw wrong(`${inputs.length} inputs, wanted one`);
  const [input] = inputs;
  refuseExtensions(`input "${input.name}"`, input.parameters);
  for (const output of outputs) refuseExtensions(`output "${output.name}"`, output.parameters);
  if (input.datatype !== 'FP32')
    throw wrong(`input "${input.name}" is of datatype ${input.datatype}, wanted FP32`);
  const size = input.shape.reduce((product, side) => product * side, 1);
  const bytes = input.parameters?.binary_data_size;
  const data = bytes === undefined ? flat(input.data ?? []) : floats(body.subarray(length), bytes);
  if (data.length !== size)
    throw wrong(`input "${input.name}" has ${data.length} values, wanted ${size} for [${input.shape}]`);
  // What is no number would come out as none either, and JSON has no word for it.
  if (!data.every(Number.isFinite))
    throw wrong(`input "${input.name}" has values that are no numbers of FP32, wanted finite ones`);
  return {
    ...(id !== undefined && { id }),
    tensor: { name: input.name, dims: input.shape, data },
    // What is said of an output goes before what is said of all.
    binary: (name) =>
      (outputs.find((output) => output.name === name)?.parameters?.binary_data ??
        parameters?.binary_data_output) === true,
    outputs: outputs.map(({ name }) => name),
  };
}

/** Parameters of Triton's extensions that are not spoken here, and what to do without them. */
const foreign: Readonly<Record<string, string>> = {
  shared_memory_region: 'send the tensor itself',
  classification: 'take the largest of the logits',
};

/** Other parameters may be passed over; these would change what the data are. */
function refuseExtensions(of: string, parameters: Readonly<Record<string, unknown>> = {}): void {
  for (const [name, instead] of Object.entries(foreign)) {
    if (parameters[name] !== undefined)
      throw wrong(`${of} has the parameter ${name}, an extension that this server has not: ${instead}`);
  }
}

function flat(nested: readonly unknown[]): Float32Array {
  const values = nested.flat(8);
  const bad = values.find((value) => typeof value !== 'number');
  if (bad !== undefined) throw wrong(`data has ${JSON.stringify(bad)?.slice(0, 40)}, wanted numbers`);
  return Float32Array.from(values as number[]);
}

function floats(bytes: Buffer, size: unknown): Float32Array {
  if (typeof size !== 'number' || size !== bytes.length || size % 4 !== 0)
    throw wrong(`binary_data_size is ${size}, and ${bytes.length} bytes follow; wanted the same, in fours`);
  // A copy begins at an address that four divides.
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** The answer as JSON, or as JSON with bytes after it; `jsonLength` is set of the second. */
export function writeResponse(
  head: { readonly model_name: string; readonly model_version: string; readonly id?: string },
  { name, dims, data }: NamedTensor,
  asBytes: boolean,
): { readonly body: Buffer; readonly jsonLength: number | null } {
  const output = { name, shape: dims, datatype: 'FP32' };
  if (!asBytes) {
    const outputs = [{ ...output, data: Array.from(data) }];
    return { body: Buffer.from(JSON.stringify({ ...head, outputs })), jsonLength: null };
  }
  const outputs = [{ ...output, parameters: { binary_data_size: data.byteLength } }];
  const json = Buffer.from(JSON.stringify({ ...head, outputs }));
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return { body: Buffer.concat([json, bytes]), jsonLength: json.length };
}

export function wrong(detail: string): Problem {
  return new Problem('invalid-request', detail);
}
