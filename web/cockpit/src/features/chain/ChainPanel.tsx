import type { Cockpit } from '@shancheng/contracts/cockpit';
import { useTranslation } from 'react-i18next';
import { useBoth } from '../../shared/both.ts';
import { formatPerCent, splitMs } from '../../shared/format.ts';
import { Panel } from '../../shared/Panel.tsx';
import { useRows } from '../../shared/rows-request.tsx';
import { ChainSteps } from './ChainSteps.tsx';
import { ChainStrip } from './ChainStrip.tsx';

type Chain = Cockpit['chain'];

/** The five-second promise: how many keep it, how long each step takes, and the last sixty one by one. */
export function ChainPanel({ chain }: { chain: Chain | undefined }) {
  const { t } = useTranslation();
  const count = chain?.captureToPhone.count ?? 0;
  return (
    <Panel className="ck-chain" title={t('chain.title')} aside={chain ? t('chain.count', { value: count }) : undefined}>
      {chain && count === 0 ? (
        <p className="ck-quiet">{t('chain.empty')}</p>
      ) : (
        <>
          <ChainFigures chain={chain} />
          <div className="ck-chain-pictures">
            <ChainSteps steps={chain?.steps} />
            <ChainStrip recent={chain?.recent} />
          </div>
        </>
      )}
    </Panel>
  );
}

function ChainFigures({ chain }: { chain: Chain | undefined }) {
  const { t } = useTranslation();
  const both = useBoth();
  const { open } = useRows();
  if (!chain)
    return (
      <div className="ck-chain-figures">
        <b className="ck-bone" />
      </div>
    );
  const { captureToPhone: all, within5s } = chain;
  const broken = within5s === undefined ? 0 : Math.round(all.count * (1 - within5s));
  const openAll = () =>
    open({
      kind: 'incidents',
      title: both('chain.all'),
      definition: both('chain.allDefinition'),
      value: all.count,
      rows: chain.rows,
    });
  const openBroken = () =>
    open({
      kind: 'incidents',
      title: both('chain.broken'),
      definition: both('chain.brokenDefinition'),
      value: broken,
      rows: chain.brokenRows,
    });
  return (
    <div className="ck-chain-figures">
      <button type="button" className="ck-share" data-whole={broken === 0} onClick={openAll}>
        <span>{t('chain.within')}</span>
        <b>
          {within5s === undefined ? '–' : formatPerCent(within5s)}
          <i>%</i>
        </b>
      </button>
      <button type="button" className="ck-broken" data-calm={broken === 0} onClick={openBroken}>
        {t('chain.over', { value: broken })}
      </button>
      <dl className="ck-percentiles">
        {(['p50', 'p95', 'p99'] as const).map((key) => (
          <Percentile key={key} name={key} ms={all[key]} onOpen={openAll} />
        ))}
      </dl>
    </div>
  );
}

function Percentile({ name, ms, onOpen }: { name: 'p50' | 'p95' | 'p99'; ms: number | undefined; onOpen: () => void }) {
  const { t } = useTranslation();
  const text = ms === undefined ? { value: '–', unit: '' } : splitMs(ms);
  return (
    <div data-late={ms !== undefined && ms >= 5_000}>
      <dt title={t(`chain.${name}Hint`)}>{t(`chain.${name}`)}</dt>
      <dd>
        <button type="button" onClick={onOpen} aria-label={`${t(`chain.${name}`)} ${text.value} ${text.unit}`}>
          {text.value}
          <i>{text.unit}</i>
        </button>
      </dd>
    </div>
  );
}
