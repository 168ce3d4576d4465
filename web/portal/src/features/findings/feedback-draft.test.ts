import { NewFeedback } from '@shancheng/contracts/portal';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { emptyFeedback, feedbackOf, MOST_PHOTOS } from './feedback-draft.ts';

const ID = '0b7c3f5e-1111-4222-8333-444455556666';

it('a feedback is what the server asks for, with the pictures that are already there', () => {
  const draft = { ...emptyFeedback(), text: ' 已开门 ', photos: [{ id: ID, thumb: 'data:image/jpeg;base64,AA' }] };
  const feedback = feedbackOf(draft, 'f1');
  expect(Value.Check(NewFeedback, feedback)).toBe(true);
  expect(feedback).toEqual({ commandId: draft.commandId, findingId: 'f1', text: '已开门', photoIds: [ID] });
});

it('without words it is not sent, and never with more pictures than are taken', () => {
  expect(feedbackOf({ ...emptyFeedback(), text: ' \n' }, 'f1')).toBeUndefined();
  const photos = Array.from({ length: MOST_PHOTOS + 3 }, () => ({ id: ID, thumb: '' }));
  expect(feedbackOf({ ...emptyFeedback(), text: '好了', photos }, 'f1')?.photoIds).toHaveLength(MOST_PHOTOS);
});

it('handed in again after a lost answer it is the same feedback', () => {
  const draft = { ...emptyFeedback(), text: '好了' };
  expect(feedbackOf(draft, 'f1')?.commandId).toBe(feedbackOf({ ...draft }, 'f1')?.commandId);
});
