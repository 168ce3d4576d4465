import {
  CameraConfigList,
  CameraHeartbeat,
  CameraHeartbeatAnswer,
  CameraId,
  CameraList,
  CameraRelook,
  DeviceAlertList,
} from '@shancheng/contracts';
import { Type } from 'typebox';
import { forbidden } from '../../platform/errors/index.ts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { listCameras } from './camera-queries.ts';
import { listCameraConfigs } from './camera-store.ts';
import { listDeviceAlerts } from './device-alerts.ts';
import { hearHeartbeat } from './hear-heartbeat.ts';
import { decodePicture, PICTURE_BODY_LIMIT } from './pictures.ts';
import { takeRelook } from './relook.ts';

const tags = ['cameras'];
/** Sixty-four rules and a sentence: a signature covers the whole body, so the body must be small before it is checked. */
const HEARTBEAT_BODY_LIMIT = 64 * 1024;
const CameraParams = Type.Object({ cameraId: CameraId });

export function cameraRoutes(scope: RouteScope, platform: Platform): void {
  const now = () => platform.clock.now();

  scope.get(
    '/api/v1/cameras',
    {
      config: { permission: 'camera.view' },
      schema: { operationId: 'listCameras', tags, response: { 200: CameraList } },
    },
    async (request) => ({ items: await listCameras(platform.db, request.actor), asOf: now().toISOString() }),
  );
  scope.get(
    '/api/v1/device-alerts',
    {
      config: { permission: 'device-alert.view' },
      schema: { operationId: 'listDeviceAlerts', tags, response: { 200: DeviceAlertList } },
    },
    async (request) => ({
      items: await listDeviceAlerts(platform.db, request.actor, now()),
      asOf: now().toISOString(),
    }),
  );
  scope.get(
    '/api/v1/vision/cameras',
    {
      config: { permission: 'camera.read-config' },
      schema: { operationId: 'listCameraConfigs', tags, response: { 200: CameraConfigList } },
    },
    async (request) => ({ cameras: await listCameraConfigs(platform.db, request.actor) }),
  );
  scope.post(
    '/api/v1/cameras/:cameraId/heartbeats',
    {
      bodyLimit: HEARTBEAT_BODY_LIMIT,
      config: { permission: 'device' },
      schema: {
        operationId: 'hearHeartbeat',
        tags,
        params: CameraParams,
        body: CameraHeartbeat,
        response: { 200: CameraHeartbeatAnswer },
      },
    },
    async (request) => {
      refuseOther(request.params.cameraId, request.actor.id);
      return hearHeartbeat(platform, request.params.cameraId, request.body);
    },
  );
  scope.post(
    '/api/v1/cameras/:cameraId/relooks',
    {
      bodyLimit: PICTURE_BODY_LIMIT,
      config: { permission: 'device' },
      schema: {
        operationId: 'takeRelook',
        tags,
        params: CameraParams,
        body: CameraRelook,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      refuseOther(request.params.cameraId, request.actor.id);
      const { snapshot } = request.body;
      const picture = snapshot
        ? await platform.files.put(decodePicture(snapshot.base64), snapshot.mediaType)
        : undefined;
      await takeRelook(platform, request.params.cameraId, request.body, picture);
      return reply.code(204).send(null);
    },
  );
}

function refuseOther(cameraId: string, deviceId: string): void {
  if (cameraId !== deviceId)
    throw forbidden('camera.other-device', '签名设备与摄像机不一致', 'Signed by another device than the camera');
}
