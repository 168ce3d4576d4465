import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { sentenceOf } from '../log.ts';

const Three = Type.Tuple([Type.Number(), Type.Number(), Type.Number()]);

/** The JSON beside a model: all that is needed to feed it and to read its answer. See models/README.md. */
export const ModelDescription = Type.Object({
  file: Type.String({ pattern: '^[A-Za-z0-9._-]+\\.onnx$' }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  family: Type.Union([Type.Literal('nanodet'), Type.Literal('yolo')]),
  input: Type.Object({
    width: Type.Integer({ minimum: 32 }),
    height: Type.Integer({ minimum: 32 }),
    /** stretch: the picture fills the input; letterbox: it keeps its shape and grey fills the rest. */
    fit: Type.Union([Type.Literal('stretch'), Type.Literal('letterbox')]),
    channelOrder: Type.Union([Type.Literal('rgb'), Type.Literal('bgr')]),
  }),
  /** Per input channel, in the input's order, on values 0…255: (value − mean) / std. */
  mean: Three,
  std: Three,
  scoreThreshold: Type.Number({ minimum: 0, maximum: 1 }),
  overlapThreshold: Type.Number({ minimum: 0, maximum: 1 }),
  labels: Type.Array(Type.String(), { minItems: 1 }),
});
export type ModelDescription = Static<typeof ModelDescription>;

/** The model cannot be used; the message says which file and why. */
export class ModelUnusableError extends Error {
  override name = 'ModelUnusableError';
}

export interface ModelOnDisk {
  description: ModelDescription;
  path: string;
}

/** @throws ModelUnusableError when the description or the file is missing, malformed or not the one described. */
export async function readModel(modelsDir: string, name: string): Promise<ModelOnDisk> {
  if (!/^[A-Za-z0-9._-]+$/.test(name)) throw new ModelUnusableError(`"${name}" is no model name`);
  const description = await readDescription(join(modelsDir, `${name}.json`), name);
  const path = join(modelsDir, description.file);
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) throw new ModelUnusableError(`model ${name}: file ${description.file} is missing`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== description.sha256) {
    throw new ModelUnusableError(
      `model ${name}: ${description.file} has SHA-256 ${sha256}, expected ${description.sha256}`,
    );
  }
  return { description, path };
}

async function readDescription(path: string, name: string): Promise<ModelDescription> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new ModelUnusableError(`model ${name} is missing: there is no ${name}.json in the models folder`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new ModelUnusableError(`model ${name}: ${name}.json is no JSON: ${sentenceOf(error)}`);
  }
  if (Value.Check(ModelDescription, parsed)) return parsed;
  const first = Value.Errors(ModelDescription, parsed)[0];
  throw new ModelUnusableError(
    `model ${name}: ${name}.json is not valid at ${first?.instancePath || '/'}: ${first?.message}`,
  );
}
