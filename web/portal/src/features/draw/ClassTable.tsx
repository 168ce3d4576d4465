import type { PublicDraw } from '@shancheng/contracts/public-entrance';
import { formatCount, ToneTag } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import type { ClassProof } from './replay-draw.ts';

const SHOWN = 200;

/** Class by class: how many there were, at what rate, who was drawn, and whether it is the same here. */
export function ClassTable({
  draw,
  classes,
  names,
}: {
  draw: PublicDraw;
  classes: ClassProof[];
  names: Map<string, string>;
}) {
  const { t } = useTranslation();
  const rows = Object.entries(draw.pool.subjects).map(([credit, ids]) => ({
    credit,
    pool: ids.length,
    rate: draw.rates[credit] ?? 0,
    proof: classes.find((one) => one.credit === credit),
  }));
  return (
    <section className="card">
      <h2>{t('draw.classes')}</h2>
      <div className="scroll-x">
        <table className="draw-table">
          <thead>
            <tr>
              <th scope="col">{t('draw.class')}</th>
              <th scope="col">{t('draw.pool')}</th>
              <th scope="col">{t('draw.rate')}</th>
              <th scope="col">{t('draw.drawn')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ credit, pool, rate, proof }) => (
              <tr key={credit}>
                <th scope="row">{t('draw.creditClass', { credit })}</th>
                <td className="sc-number">{formatCount(pool)}</td>
                <td className="sc-number">{t('percent', { value: Math.round(rate * 1000) / 10 })}</td>
                <td>{proof ? <Drawn proof={proof} names={names} /> : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Drawn({ proof, names }: { proof: ClassProof; names: Map<string, string> }) {
  const { t } = useTranslation();
  return (
    <>
      <ToneTag tone={proof.matches ? 'closed' : 'overdue'}>{t(proof.matches ? 'draw.same' : 'draw.different')}</ToneTag>
      <DrawnNames proof={proof} names={names} />
    </>
  );
}

function DrawnNames({ proof, names }: { proof: ClassProof; names: Map<string, string> }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('draw.drawnCount', { count: proof.drawn.length })}</summary>
      <ol>
        {proof.drawn.slice(0, SHOWN).map((id) => (
          <li key={id}>{names.get(id) ?? id}</li>
        ))}
      </ol>
      {proof.drawn.length > SHOWN ? <p>{t('draw.andMore', { count: proof.drawn.length - SHOWN })}</p> : null}
    </details>
  );
}
