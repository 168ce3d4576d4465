import { formatClock, LanguageSwitch, useLanguage, useNow, usePushState } from '@shancheng/ui';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/format.ts';
import type { Freshness } from '../../shared/wall-data.ts';

interface TitleBarProps {
  place: string;
  /** Which wall this is; the other one is a click away. */
  wall?: 'operations' | 'planning';
  asOf: string | undefined;
  freshness: Freshness;
}

/** Whose wall this is, what time it is, and how old the figures are. */
export function TitleBar({ place, wall = 'operations', asOf, freshness }: TitleBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow(1_000);
  return (
    <header className="ck-title">
      <div className="ck-brand">
        <Mark />
        <h1>
          {place}
          <span>{t(wall === 'planning' ? 'planning.title' : 'title')}</span>
        </h1>
      </div>
      <AsOf asOf={asOf} freshness={freshness} />
      <div className="ck-clock">
        <span>{formatDay(now, language)}</span>
        <time>{formatClock(now)}</time>
      </div>
      <div className="ck-tools">
        <OtherWall wall={wall} />
        <LanguageSwitch className="ck-tool" />
        <FullScreen />
      </div>
    </header>
  );
}

function AsOf({ asOf, freshness }: { asOf: string | undefined; freshness: Freshness }) {
  const { t } = useTranslation();
  const push = usePushState();
  if (asOf === undefined) {
    return (
      <p className="ck-asof" data-freshness={freshness} role="status">
        {t(freshness === 'stale' ? 'asOf.failed' : 'asOf.none')}
      </p>
    );
  }
  const state = freshness === 'stale' ? 'asOf.stale' : push.state === 'live' ? 'asOf.live' : 'asOf.polling';
  return (
    <p className="ck-asof" data-freshness={freshness}>
      <i aria-hidden="true" />
      <span>
        {t('asOf.label')} <b>{formatClock(asOf)}</b>
      </span>
      <em role="status">{t(state)}</em>
    </p>
  );
}

function OtherWall({ wall }: { wall: 'operations' | 'planning' }) {
  const { t } = useTranslation();
  const other =
    wall === 'planning'
      ? { href: '/cockpit/', name: t('title') }
      : { href: '/cockpit/planning', name: t('planning.title') };
  return (
    <a className="ck-tool" href={other.href}>
      {other.name}
    </a>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="ck-mark" aria-hidden="true">
      <path d="M2 21 10 7l5 8 4-6 11 12z" />
      <path d="M2 26.500c5-3 9 3 14 0s9 3 14 0" className="ck-mark-river" />
    </svg>
  );
}

function FullScreen() {
  const { t } = useTranslation();
  if (!document.fullscreenEnabled) return null;
  const toggle = () =>
    void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  return (
    <button type="button" className="ck-tool" onClick={toggle} aria-label={t('fullScreen')} title={t('fullScreen')}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
      </svg>
    </button>
  );
}
