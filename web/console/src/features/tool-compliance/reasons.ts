import type { Name } from '@shancheng/contracts/common';
import type { ComplianceCheck, LayerVerdict } from '@shancheng/contracts/compliance';
import { VERDICT_ORDER } from './verdict-tone.ts';

interface Reason {
  id: string;
  verdict: LayerVerdict;
  explanation: Name;
}

/** Why the verdict is not “complies”: every rule and figure that spoke, what decides first; each once. */
export function reasonsOf({ layers, missing, indicators = [] }: ComplianceCheck): readonly Reason[] {
  const spoken = [
    ...layers.flatMap(({ rules }) => rules),
    ...missing.map((rule) => ({ ...rule, verdict: 'unknown' as const })),
    ...indicators.map(({ indicator, verdict, reason }) => ({ id: indicator, verdict, explanation: reason })),
  ].filter(({ verdict }) => verdict !== 'complies');
  const once = [...new Map(spoken.map((one) => [`${one.id} ${one.verdict}`, one])).values()];
  return once.sort((a, b) => VERDICT_ORDER.indexOf(a.verdict) - VERDICT_ORDER.indexOf(b.verdict));
}
