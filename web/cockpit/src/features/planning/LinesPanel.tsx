import type { PlanningCockpit } from '@shancheng/contracts/map';
import { useLanguage, useName } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../shared/Panel.tsx';
import { WholeRows } from '../../shared/WholeRows.tsx';
import { formatArea } from './area.ts';
import { useLineColours } from './line-colours.ts';

/** Control lines with their area, version and what touches them. */
export function LinesPanel({ planning }: { planning: PlanningCockpit | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOf = useName();
  const colourOf = useLineColours();
  return (
    <Panel title={t('planning.lines')} aside={t('planning.linesAside')}>
      <WholeRows>
        <table className="ck-lines">
          <thead>
            <tr>
              <th scope="col">{t('planning.line')}</th>
              <th scope="col">{t('planning.area')}</th>
              <th scope="col">{t('planning.touching')}</th>
            </tr>
          </thead>
          <tbody>
            {planning?.controlLines.map((line, n) => (
              <tr key={line.datasetId} data-touched={line.conflicts > 0}>
                <th scope="row" title={`${t('planning.version')} ${line.validFrom} · v${line.version}`}>
                  <i aria-hidden="true" style={{ borderColor: colourOf(n) }} />
                  {nameOf(line.name)}
                </th>
                <td>{formatArea(line.areaM2, language)}</td>
                <td>
                  <b>{line.conflicts}</b> <small>{formatArea(line.conflictAreaM2, language)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WholeRows>
      {planning?.controlLines.length === 0 ? <p className="ck-quiet">{t('planning.noLines')}</p> : null}
    </Panel>
  );
}

/** How much of the district each plan covers: outside it the answer is “unknown”. */
export function CoveragePanel({ planning }: { planning: PlanningCockpit | undefined }) {
  const { t } = useTranslation();
  const nameOf = useName();
  return (
    <Panel className="ck-coverage" title={t('planning.coverage')} aside={t('planning.coverageAside')}>
      <WholeRows>
        <ul className="ck-shares">
          {planning?.coverage.map(({ datasetId, name, share }) => (
            <li key={datasetId} data-low={share < 0.995}>
              <span>{nameOf(name)}</span>
              <i aria-hidden="true">
                <i style={{ width: `${share * 100}%` }} />
              </i>
              <b>{Math.floor(share * 1000 + 0.5) / 10}%</b>
            </li>
          ))}
        </ul>
      </WholeRows>
    </Panel>
  );
}
