import type { ImportProblem } from '@shancheng/contracts/dataset-import';
import { ToneTag } from '@shancheng/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../shared/measure.ts';
import { type Choice, choicesFor } from './problem-choices.ts';

interface ProblemRowProps {
  problem: ImportProblem;
  isChosen: boolean;
  /** Whether decisions are still possible. */
  isOpen: boolean;
  isPending: boolean;
  onChoose: () => void;
  onDecide: (decision: Choice) => void;
}

/** One line of the report: which rows, what is wrong, what is proposed, what was decided. */
export function ProblemRow({ problem, isChosen, isOpen, isPending, onChoose, onDecide }: ProblemRowProps) {
  const { t } = useTranslation();
  return (
    <tr aria-current={isChosen}>
      <td className="number">{[problem.row, problem.otherRow].filter(Boolean).join(' · ') || '–'}</td>
      <td>
        <button type="button" className="link-button" onClick={onChoose}>
          {t(`datasets.import.kind.${problem.kind}`)}
        </button>{' '}
        {problem.severity === 'error' ? <ToneTag tone="overdue">{t('datasets.import.error')}</ToneTag> : null}
      </td>
      <td>
        <Detail problem={problem} />
      </td>
      <td>{problem.proposal ? t(`datasets.import.proposal.${problem.proposal}`) : '–'}</td>
      <td>
        {problem.decision ? (
          <ToneTag tone={problem.decision === 'accepted' ? 'closed' : 'void'}>
            {t(`datasets.import.decision.${problem.decision}`)}
          </ToneTag>
        ) : null}{' '}
        {isOpen
          ? choicesFor(problem).map((decision) => (
              <Button
                key={decision}
                size="small"
                type={decision === 'accepted' ? 'primary' : 'default'}
                ghost={decision === 'accepted'}
                disabled={isPending}
                onClick={() => onDecide(decision)}
              >
                {t(`datasets.import.one.${decision}`)}
              </Button>
            ))
          : null}
      </td>
    </tr>
  );
}

function Detail({ problem: { detail } }: { problem: ImportProblem }) {
  const { t } = useTranslation();
  const parts = [
    typeof detail.reason === 'string' ? t(reasonKey(detail.reason), detail.reason) : undefined,
    typeof detail.repairedAreaM2 === 'number'
      ? t('datasets.import.areaAfter', { area: areaText(detail.repairedAreaM2) })
      : typeof detail.areaM2 === 'number'
        ? areaText(detail.areaM2)
        : undefined,
    typeof detail.widthM === 'number' ? t('datasets.import.wide', { width: detail.widthM.toFixed(2) }) : undefined,
    typeof detail.code === 'string' ? detail.code : undefined,
    typeof detail.field === 'string' ? detail.field : undefined,
  ];
  return parts.filter(Boolean).join(' · ') || '–';
}

/** The geometry library’s own words, as far as there are better ones for them. */
const reasonKey = (reason: string) =>
  `datasets.import.reason.${reason.toLowerCase().replaceAll(/[^a-z]+/g, '-')}` as 'datasets.import.reason.self-intersection';
