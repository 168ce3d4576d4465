export { createHints, type Hints } from './hints.ts';
export { createPushHub, type PersonalMessage, type PushHub, type StoredMessage } from './push-hub.ts';
