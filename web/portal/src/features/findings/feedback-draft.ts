import type { NewFeedback } from '@shancheng/contracts/portal';
import { newId } from '../../shared/new-id.ts';

export interface DraftPhoto {
  id: string;
  /** A small data: address, to be seen again after a reload. */
  thumb: string;
}

export interface FeedbackDraft {
  /** Chosen once: handed in twice, it is still one feedback. */
  commandId: string;
  text: string;
  /** Each is with the server already. */
  photos: DraftPhoto[];
}

export const MOST_PHOTOS = 9;
export const LONGEST_FEEDBACK = 1_000;

export function emptyFeedback(): FeedbackDraft {
  return { commandId: newId(), text: '', photos: [] };
}

/** What is sent; undefined while the words are missing. */
export function feedbackOf(draft: FeedbackDraft, findingId: string): NewFeedback | undefined {
  const text = draft.text.trim();
  if (!text) return undefined;
  const photoIds = draft.photos.slice(0, MOST_PHOTOS).map(({ id }) => id);
  return { commandId: draft.commandId, findingId, text, ...(photoIds.length > 0 ? { photoIds } : {}) };
}
