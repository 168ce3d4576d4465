export { listCameras } from './camera-queries.ts';
export { type Camera, findCamera, type NewCamera, putCamerasInTrx } from './camera-store.ts';
export { cameraRelooked } from './events.ts';
export { decodePicture, PICTURE_BODY_LIMIT } from './pictures.ts';
export { checkShare, requestRelookInTrx } from './relook.ts';
