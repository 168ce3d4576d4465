import type { CheckCommand } from '@shancheng/contracts/inspection-command';

export type Sign = Extract<CheckCommand, { action: 'sign' | 'record-refusal' }>;

type Without<C, K extends PropertyKey> = C extends unknown ? Omit<C, K> : never;

/** What is to be put under a document; which document and which digest is filled in by the screen that shows it. */
export type Signing = Without<Sign, 'commandId' | 'documentId' | 'digest'>;
