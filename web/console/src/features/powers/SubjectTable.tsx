import type { SubjectSummary } from '@shancheng/contracts/registers';
import { SyntheticMark, type Tone, ToneTag } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterList } from './RegisterList.tsx';
import { subjectKindName } from './use-words.ts';

export const CREDIT_TONES: Record<SubjectSummary['creditClass'], Tone> = {
  ...{ A: 'closed', B: 'new', C: 'waiting', D: 'overdue' },
};

/** Subjects, each opening its file. */
export function SubjectTable({
  pages,
  narrowed,
}: Pick<ComponentProps<typeof RegisterList<SubjectSummary>>, 'pages' | 'narrowed'>) {
  const { t } = useTranslation();
  const heads = [
    { text: t('powers.subjects.name') },
    { text: t('powers.subjects.kindLabel') },
    { text: t('powers.subjects.division'), className: 'later' },
    { text: t('powers.subjects.address'), className: 'later' },
    { text: t('powers.subjects.licences'), className: 'later number' },
    { text: t('powers.subjects.credit') },
  ];
  const row = (one: SubjectSummary) => (
    <tr key={one.id}>
      <td>
        <Link to="/powers/subjects/$subjectId" params={{ subjectId: one.id }}>
          {one.name}
        </Link>{' '}
        {one.synthetic ? <SyntheticMark /> : null}
        <small className="sc-muted register-sub">{one.uscc}</small>
      </td>
      <td className="short">{subjectKindName(one.kind, t)}</td>
      <td className="later">{one.divisionName}</td>
      <td className="later">{one.address}</td>
      <td className="later number">{one.licences}</td>
      <td>
        <ToneTag tone={CREDIT_TONES[one.creditClass]}>
          {t('powers.subjects.creditOf', { class: one.creditClass })}
        </ToneTag>
      </td>
    </tr>
  );
  return <RegisterList {...{ pages, narrowed, heads, row }} label={t('powers.tabs.subjects')} />;
}
