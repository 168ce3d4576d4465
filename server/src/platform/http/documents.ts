/** Strict content policy: only our own files; styles inline because antd and MapLibre set them, scripts never. */
export const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};

export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Shancheng 山城',
    version: '0.1.0',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    description:
      'Refusals are RFC 9457 problems in Chinese and English. Times are ISO 8601; coordinates EPSG:4490 degrees.',
  },
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'session' },
      token: { type: 'http', scheme: 'bearer' },
      device: { type: 'apiKey', in: 'header', name: 'x-signature' },
    },
  },
} as const;
