/** One output tensor of a detector, row-major. */
export interface ModelOutput {
  dims: readonly number[];
  data: Float32Array;
}

/** The answer of a model does not look like its family's; the message says what came instead. */
export class UnexpectedOutputError extends Error {
  override name = 'UnexpectedOutputError';
}

export const describeOutputs = (outputs: readonly ModelOutput[]): string =>
  outputs.map((output) => `[${output.dims.join(', ')}]`).join(' ');
