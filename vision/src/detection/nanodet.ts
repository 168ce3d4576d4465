import { clipBox, type Detection, keepBest } from './detection.ts';
import type { ModelDescription } from './model-description.ts';
import { describeOutputs, type ModelOutput, UnexpectedOutputError } from './model-output.ts';
import { boxFromInput, type Placement } from './picture-tensor.ts';

interface Head {
  scores: ModelOutput;
  edges: ModelOutput;
  cells: number;
}

/**
 * NanoDet: for every cell of three grids a score per class and, for each of the box's four edges, a distribution over
 * distances 0…n strides from the cell's centre whose mean is the edge (X. Li et al., Generalized Focal Loss, 2020).
 */
export function readNanodet(outputs: readonly ModelOutput[], model: ModelDescription, place: Placement): Detection[] {
  const found = pairHeads(outputs, model.labels.length).flatMap((head) => readHead(head, model, place));
  return keepBest(found, model.overlapThreshold);
}

/** Class outputs end in the number of labels, edge outputs in 4 × bins; heads pair by their number of cells. */
function pairHeads(outputs: readonly ModelOutput[], labels: number): Head[] {
  const scores = outputs.filter((output) => output.dims.at(-1) === labels);
  const heads = scores.flatMap((output) => {
    const edges = outputs.find(
      (other) => other !== output && other.dims.at(-1) !== labels && other.dims.at(-2) === output.dims.at(-2),
    );
    return edges ? [{ scores: output, edges, cells: output.dims.at(-2) ?? 0 }] : [];
  });
  if (heads.length === 0 || heads.length * 2 !== outputs.length) {
    throw new UnexpectedOutputError(`not the outputs of a NanoDet with ${labels} labels: ${describeOutputs(outputs)}`);
  }
  return heads;
}

function readHead(head: Head, model: ModelDescription, place: Placement): Detection[] {
  const { width, height } = model.input;
  const stride = Math.round(Math.sqrt((width * height) / head.cells));
  const columns = Math.ceil(width / stride);
  const bins = (head.edges.dims.at(-1) ?? 0) / 4;
  const labels = model.labels.length;
  const found: Detection[] = [];
  for (let cell = 0; cell < head.cells; cell++) {
    for (let label = 0; label < labels; label++) {
      const score = head.scores.data[cell * labels + label] ?? 0;
      if (score < model.scoreThreshold) continue;
      const edge = (side: number) => meanDistance(head.edges.data, (cell * 4 + side) * bins, bins) * stride;
      const x = ((cell % columns) + 0.5) * stride;
      const y = (Math.floor(cell / columns) + 0.5) * stride;
      const box = clipBox(boxFromInput(x - edge(0), y - edge(1), x + edge(2), y + edge(3), place));
      if (box) found.push({ label: model.labels[label] ?? String(label), score: Math.min(1, score), box });
    }
  }
  return found;
}

/** Mean of the softmax over the bins. */
function meanDistance(values: Float32Array, start: number, bins: number): number {
  const logits = values.subarray(start, start + bins);
  const largest = Math.max(...logits);
  let total = 0;
  let weighted = 0;
  logits.forEach((logit, bin) => {
    const weight = Math.exp(logit - largest);
    total += weight;
    weighted += weight * bin;
  });
  return weighted / total;
}
