import type { Constant } from '../onnx/constant.ts';
import type { Attribute, OnnxInput } from '../onnx/model.ts';

/** A node of the graph after folding and fusing. */
export type Operation = {
  readonly op: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** A constant with a number for each output channel; added to the result. */
  readonly bias: string | null;
  /** ReLU of the result. */
  readonly relu: boolean;
};

export type Graph = {
  readonly inputs: readonly OnnxInput[];
  readonly outputs: readonly string[];
  readonly operations: readonly Operation[];
  readonly constants: ReadonlyMap<string, Constant>;
};
