import { maskName } from '../../../powers/index.ts';

/** A firm’s name is public; who has no unified credit code is a person, whose name is masked (domain.md §8). */
export const subjectNameOf = (name: string, uscc: string | null): string => (uscc === null ? maskName(name) : name);
