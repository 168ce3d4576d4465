import type { JointProposal } from '@shancheng/contracts/inspection-plan';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgencyBar, type Bar, pictureOf } from './proposal-lanes.ts';

const LANES_AT_FIRST = 6;
const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
const place = ({ from, to }: Bar) => ({ left: percent(from), width: percent(to - from) });

/** A line of days per subject: the windows in which agencies would come anyway, and the one in which all come together. */
export function ProposalPicture({ proposal }: { proposal: JointProposal }) {
  const { t } = useTranslation();
  const picture = useMemo(() => pictureOf(proposal), [proposal]);
  const [all, setAll] = useState(false);
  if (picture.lanes.length === 0) return <p className="sc-muted">{t('inspection.proposal.nobodyNear')}</p>;
  const shown = all ? picture.lanes : picture.lanes.slice(0, LANES_AT_FIRST);
  const more = picture.lanes.length - shown.length;
  return (
    <figure className="lanes">
      <figcaption>
        <i data-bar="own" aria-hidden="true" /> {t('inspection.proposal.anyway')}
        <i data-bar="merged" aria-hidden="true" /> {t('inspection.proposal.together')}
      </figcaption>
      <div className="lanes-axis" aria-hidden="true">
        {picture.months.map(({ at, day }) => (
          <span key={day} style={{ left: percent(at) }}>
            {day.slice(0, 7)}
          </span>
        ))}
      </div>
      {shown.map((lane) => (
        <div key={lane.subjectId} className="lane">
          <b title={lane.subjectName}>{lane.subjectName}</b>
          <div className="lane-line">
            <i data-bar="merged" style={place(picture.merged)} aria-hidden="true" />
            <ul>
              {lane.bars.map((bar) => (
                <li key={bar.checkId}>
                  <LaneBar bar={bar} />
                </li>
              ))}
            </ul>
          </div>
        </div>
      ))}
      {more > 0 ? (
        <button type="button" className="sc-link-button" onClick={() => setAll(true)}>
          {t('inspection.proposal.moreSubjects', { count: more })}
        </button>
      ) : null}
    </figure>
  );
}

function LaneBar({ bar }: { bar: AgencyBar }) {
  const { t } = useTranslation();
  const when = `${bar.windowFrom} – ${bar.windowTo}`;
  const apart =
    bar.daysApart === 0 ? t('inspection.proposal.overlaps') : t('inspection.proposal.apart', { count: bar.daysApart });
  return (
    <span className="lane-bar" title={`${bar.authorityName} · ${when} · ${apart}`} style={place(bar)}>
      <span>{bar.authorityName}</span>
      <span className="visually-hidden">{`${when}, ${apart}`}</span>
    </span>
  );
}
