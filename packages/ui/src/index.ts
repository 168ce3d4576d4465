/**
 * Shared look and parts of the web apps. No antd, MapLibre or ECharts behind this door: those stand behind
 * `@shancheng/ui/theme` (antd), `@shancheng/ui/map` and `@shancheng/ui/chart`, so that the phone stays small.
 * Every app imports `@shancheng/ui/tokens.css` and `@shancheng/ui/ui.css` once.
 */
export { EvidenceViewer } from './evidence/EvidenceViewer.tsx';
export { type AppTexts, createI18n, type Texts } from './i18n/create-i18n.ts';
export { LanguageSwitch } from './i18n/LanguageSwitch.tsx';
export { type BilingualName, useLanguage, useName } from './i18n/use-language.ts';
export { type Look, LookContext, tokensOf, useTokens } from './look.ts';
export { type Bounds, boundsOf } from './map/bounds.ts';
export { CONFLICT_OVERLAY } from './map/conflict-overlay.ts';
export { ConnectionBadge } from './push/ConnectionBadge.tsx';
export { type PushEvents, PushProvider, usePush, usePushState } from './push/PushProvider.tsx';
export type { PushState } from './push/push-connection.ts';
export { LinkIdentity } from './session/LinkIdentity.tsx';
export { LoginForm } from './session/LoginForm.tsx';
export { SessionProvider, type SessionState, useApi, useSession } from './session/SessionProvider.tsx';
export { StepUpDialog } from './session/StepUpDialog.tsx';
export { type ProblemText, problemText } from './states/problem-text.ts';
export { Empty, ErrorState, Skeleton } from './states/States.tsx';
export { LevelTag } from './status/LevelTag.tsx';
export { StatusTag, SuspectedMark, SyntheticMark, ToneTag } from './status/StatusTag.tsx';
export { ToneIcon } from './status/ToneIcon.tsx';
export { ToneToggles } from './status/ToneToggles.tsx';
export { countByTone, OPEN_STATUSES, STATUSES, toneOf } from './status/tone.ts';
export {
  formatAbsolute,
  formatClock,
  formatCount,
  formatDuration,
  formatMetres,
  formatMs,
  formatRelative,
  formatShort,
  formatTimeLeft,
  type InstantLike,
  type Language,
} from './time/format.ts';
export { TimeAgo } from './time/TimeAgo.tsx';
export { TimeLeft } from './time/TimeLeft.tsx';
export { useNow } from './time/use-now.ts';
export { ChainTimeline } from './timeline/ChainTimeline.tsx';
export { CHAIN_LIMIT_MS, CHAIN_POINTS, type ChainView, chainView } from './timeline/chain-steps.ts';
export { IncidentTimeline } from './timeline/IncidentTimeline.tsx';
export { DISTRICT_TIME_ZONE, darkTokens, FONT_FAMILY, lightTokens, TONES, type Tokens, type Tone } from './tokens.ts';
