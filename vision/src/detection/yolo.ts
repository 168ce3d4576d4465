import { clipBox, type Detection, keepBest } from './detection.ts';
import type { ModelDescription } from './model-description.ts';
import { describeOutputs, type ModelOutput, UnexpectedOutputError } from './model-output.ts';
import { boxFromInput, type Placement } from './picture-tensor.ts';

interface Layout {
  candidates: number;
  hasObjectness: boolean;
  value(candidate: number, field: number): number;
}

/**
 * YOLO exports: centre, size and class scores per candidate, all in input pixels and already through the sigmoid.
 * Understands `[1, n, 5 + labels]` (with objectness: v5, v7), `[1, 4 + labels, n]` (v8, v9, v11) and its transpose.
 */
export function readYolo(outputs: readonly ModelOutput[], model: ModelDescription, place: Placement): Detection[] {
  const layout = findLayout(outputs, model.labels.length);
  const found: Detection[] = [];
  for (let candidate = 0; candidate < layout.candidates; candidate++) {
    const { label, score } = bestLabel(layout, candidate, model.labels.length);
    if (score < model.scoreThreshold) continue;
    const [cx, cy, w, h] = [0, 1, 2, 3].map((field) => layout.value(candidate, field)) as [
      number,
      number,
      number,
      number,
    ];
    const box = clipBox(boxFromInput(cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2, place));
    if (box) found.push({ label: model.labels[label] ?? String(label), score: Math.min(1, score), box });
  }
  return keepBest(found, model.overlapThreshold);
}

function bestLabel(layout: Layout, candidate: number, labels: number): { label: number; score: number } {
  const firstLabel = layout.hasObjectness ? 5 : 4;
  let best = { label: 0, score: 0 };
  for (let label = 0; label < labels; label++) {
    const score = layout.value(candidate, firstLabel + label);
    if (score > best.score) best = { label, score };
  }
  return layout.hasObjectness ? { ...best, score: best.score * layout.value(candidate, 4) } : best;
}

function findLayout(outputs: readonly ModelOutput[], labels: number): Layout {
  for (const { dims, data } of outputs) {
    const [rows, columns] = dims.slice(-2);
    if (dims.length < 2 || dims.length > 3 || rows === undefined || columns === undefined) continue;
    if (columns === 5 + labels || columns === 4 + labels) {
      const value = (candidate: number, field: number) => data[candidate * columns + field] ?? 0;
      return { candidates: rows, hasObjectness: columns === 5 + labels, value };
    }
    if (rows === 4 + labels) {
      const value = (candidate: number, field: number) => data[field * columns + candidate] ?? 0;
      return { candidates: columns, hasObjectness: false, value };
    }
  }
  throw new UnexpectedOutputError(`not the output of a YOLO with ${labels} labels: ${describeOutputs(outputs)}`);
}
