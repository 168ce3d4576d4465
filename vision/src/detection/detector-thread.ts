import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { sentenceOf } from '../log.ts';
import type { Picture } from '../stream/picture.ts';
import type { Detection } from './detection.ts';
import type { ModelOnDisk } from './model-description.ts';
import { readNanodet } from './nanodet.ts';
import { pictureToTensor, placePicture } from './picture-tensor.ts';
import { readYolo } from './yolo.ts';

// onnxruntime-node computes on the thread that asks (about 60 ms a picture), so each model has a thread of its own:
// the main thread goes on reading streams and sending.

export type DetectorReply =
  | { kind: 'ready' }
  | { kind: 'failed'; reason: string }
  | { kind: 'detected'; detections: Detection[]; picture: Picture }
  | { kind: 'not-detected'; reason: string };

const { description, path } = workerData as ModelOnDisk; // given by detector.ts, the only one to start this thread

function reply(message: DetectorReply): void {
  const transfer = message.kind === 'detected' ? [message.picture.rgb.buffer] : [];
  parentPort?.postMessage(message, transfer);
}

async function detect(session: InferenceSession, picture: Picture): Promise<Detection[]> {
  const place = placePicture(picture, description.input);
  const dims = [1, 3, description.input.height, description.input.width];
  const input = new Tensor('float32', pictureToTensor(picture, description, place), dims);
  const results = await session.run({ [session.inputNames[0] ?? 'input']: input });
  const outputs = Object.values(results).flatMap(({ data, dims }) =>
    data instanceof Float32Array ? [{ data, dims }] : [],
  );
  return (description.family === 'nanodet' ? readNanodet : readYolo)(outputs, description, place);
}

try {
  const session = await InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  parentPort?.on('message', (picture: Picture | 'close') => {
    if (picture === 'close') {
      void session.release().finally(() => parentPort?.close());
      return;
    }
    detect(session, picture).then(
      (detections) => reply({ kind: 'detected', detections, picture }),
      (error: unknown) => reply({ kind: 'not-detected', reason: sentenceOf(error) }),
    );
  });
  reply({ kind: 'ready' });
} catch (error) {
  reply({ kind: 'failed', reason: sentenceOf(error) });
}
