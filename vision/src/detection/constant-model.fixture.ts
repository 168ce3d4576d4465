// A smallest possible ONNX file, written by hand: whatever comes in, the same tensor goes out.

type Bytes = number[];

const varint = (value: number): Bytes => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
const number = (field: number, value: number): Bytes => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, value: Bytes): Bytes => [...varint(field * 8 + 2), ...varint(value.length), ...value];
const text = (field: number, value: string): Bytes => bytes(field, [...Buffer.from(value)]);
const FLOAT = 1;

function valueInfo(name: string, dims: number[]): Bytes {
  const shape = dims.flatMap((dim) => bytes(1, number(1, dim)));
  return [...text(1, name), ...bytes(2, bytes(1, [...number(1, FLOAT), ...bytes(2, shape)]))];
}

/** Field numbers as in onnx.proto (ModelProto, GraphProto, NodeProto, TensorProto). */
export function constantModel(dims: number[], values: number[], inputDims: number[]): Uint8Array {
  const raw = [...Buffer.from(Float32Array.from(values).buffer)];
  const tensor = [
    ...dims.flatMap((dim) => number(1, dim)),
    ...number(2, FLOAT),
    ...text(8, 'answer'),
    ...bytes(9, raw),
  ];
  const node = [...text(1, 'answer'), ...text(2, 'output0'), ...text(4, 'Identity')];
  const graph = [
    ...[...bytes(1, node), ...text(2, 'constant'), ...bytes(5, tensor)],
    ...[...bytes(11, valueInfo('images', inputDims)), ...bytes(12, valueInfo('output0', dims))],
  ];
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, [...text(1, ''), ...number(2, 13)])]);
}
