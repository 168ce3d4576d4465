import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CameraConfig,
  type CameraHeartbeat,
  type CameraRelook,
  type Observation,
  signedText,
} from '@shancheng/contracts';

/** What the vision worker talks to, as far as the worker can tell: hands out cameras, checks signatures, notes all. */
export class StandInPlatform {
  readonly observations: Observation[] = [];
  readonly relooks: CameraRelook[] = [];
  readonly heartbeats = new Map<string, CameraHeartbeat>();
  readonly badSignatures: string[] = [];
  /** While true every observation is answered with 503. */
  away = false;
  asksToLookAgain: { incidentId: string; ruleId: string }[] = [];
  readonly #cameras: CameraConfig[];
  readonly #server: Server;

  private constructor(cameras: CameraConfig[]) {
    this.#cameras = cameras;
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
  }

  static async listen(cameras: CameraConfig[]): Promise<StandInPlatform> {
    const platform = new StandInPlatform(cameras);
    await new Promise<void>((done) => platform.#server.listen(0, '127.0.0.1', done));
    return platform;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stateOf(cameraId: string): string | undefined {
    return this.heartbeats.get(cameraId)?.state;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage): Promise<[number, unknown]> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const path = request.url ?? '';
    if (path === '/api/v1/vision/cameras') {
      return request.headers.authorization === 'Bearer token' ? [200, { cameras: this.#cameras }] : [401, {}];
    }
    const cameraId = String(request.headers['x-device-id']);
    if (!this.#isSigned(request, path, body)) {
      this.badSignatures.push(path);
      return [401, {}];
    }
    if (path.endsWith('/heartbeats')) {
      this.heartbeats.set(cameraId, JSON.parse(body));
      return [200, { relooks: this.asksToLookAgain }];
    }
    if (this.away) return [503, {}];
    if (path.endsWith('/relooks')) this.relooks.push(JSON.parse(body));
    else this.observations.push(JSON.parse(body));
    return [201, {}];
  }

  #isSigned(request: IncomingMessage, path: string, body: string): boolean {
    const header = (name: string) => String(request.headers[name]);
    const deviceId = header('x-device-id');
    const key = this.#cameras.find((camera) => camera.cameraId === deviceId)?.signingKey ?? '';
    const bodySha256 = createHash('sha256').update(body).digest('hex');
    const parts = {
      deviceId,
      timestamp: header('x-timestamp'),
      idempotencyKey: header('idempotency-key'),
      method: 'POST',
      path,
      bodySha256,
    };
    return (
      createHmac('sha256', Buffer.from(key, 'hex')).update(signedText(parts)).digest('hex') === header('x-signature')
    );
  }
}
