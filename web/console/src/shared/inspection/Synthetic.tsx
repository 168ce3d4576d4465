import { SyntheticMark } from '@shancheng/ui';

/** The mark beside something invented; nothing beside what is real. */
export function Synthetic({ is }: { is: boolean }) {
  return is ? (
    <>
      {' '}
      <SyntheticMark />
    </>
  ) : null;
}
