import type { PowerMatrix } from '@shancheng/contracts/registers';
import { Empty } from '@shancheng/ui';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { domainName } from './use-words.ts';

/** Authorities × matters: who holds what on the day, and with how many officers. */
export function MatrixTable({ matrix }: { matrix: PowerMatrix }) {
  const { t } = useTranslation();
  if (matrix.cells.length === 0)
    return <Empty title={t('powers.matching.empty')} hint={t('powers.matching.emptyHint')} />;
  const cells = new Map(matrix.cells.map((cell) => [`${cell.authority} ${cell.matter}`, cell]));
  const able = matrix.cells.filter((cell) => cell.able).length;
  return (
    <>
      <p className="matrix-legend">
        <span>
          {t('powers.matching.summary', {
            ...{ authorities: matrix.authorities.length, matters: matrix.matters.length },
            ...{ able, paper: matrix.cells.length - able },
          })}
        </span>
        <span data-cell="able">{t('powers.matching.able')}</span>
        <span data-cell="paper">{t('powers.matching.paper')}</span>
      </p>
      {matrix.truncated ? <p className="laws-unofficial">{t('powers.matching.truncated')}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="matrix-scroll" aria-label={t('powers.matching.title')} tabIndex={0}>
        <table className="matrix">
          <thead>
            <tr className="matrix-fields">
              <th scope="col" rowSpan={2}>
                {t('powers.matching.authority')}
              </th>
              {fieldsOf(matrix).map(({ domain, count }) => (
                <th key={domain} scope="colgroup" colSpan={count}>
                  {domainName(domain, t)}
                </th>
              ))}
            </tr>
            <tr className="matrix-codes">
              {matrix.matters.map(({ code, name, kind, domain }) => (
                <th key={code} scope="col" title={`${name} · ${domainName(domain, t)} · ${t(`powers.power.${kind}`)}`}>
                  <Link to="/powers/matters" search={{ id: code, on: matrix.on }}>
                    {code}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.authorities.map((authority, y) => (
              <tr key={authority.id}>
                <th scope="row">
                  <Link to="/powers/authorities" search={{ id: authority.id, on: matrix.on }}>
                    {authority.name}
                  </Link>
                </th>
                {matrix.matters.map(({ code, name }, x) => {
                  const cell = cells.get(`${y} ${x}`);
                  if (!cell) return <td key={code} />;
                  const words = t('powers.matching.cell', {
                    authority: authority.name,
                    matter: name,
                    count: cell.officers,
                  });
                  return (
                    <td key={code} data-cell={cell.able ? 'able' : 'paper'} title={words}>
                      {cell.officers}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** The matters stand by field: each with how many there are of it. */
function fieldsOf({ matters }: PowerMatrix): { domain: string; count: number }[] {
  const fields: { domain: string; count: number }[] = [];
  for (const { domain } of matters) {
    const last = fields.at(-1);
    if (last?.domain === domain) last.count += 1;
    else fields.push({ domain, count: 1 });
  }
  return fields;
}
