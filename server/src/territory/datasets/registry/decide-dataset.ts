import type { NewDatasetBody } from '@shancheng/contracts';
import type { AppError } from '../../../platform/errors/index.ts';
import { planWantsAreas, planWantsCodes, sensitiveNotAllowed } from '../errors.ts';

type Described = Pick<NewDatasetBody, 'securityLevel' | 'geometryKind' | 'plan'> & { scheme?: string | null };

/**
 * What speaks against an entry of the register; undefined when nothing does. Whoever may not see sensitive data cannot
 * make any, else it would vanish before their eyes. A plan can only be compared when it has areas; zones and the present
 * state also need something that says what each is used for, while a control line is one by its domain.
 */
export function refusalOf(entry: Described, permissions: ReadonlySet<string>): AppError | undefined {
  const { securityLevel, geometryKind, scheme, plan } = entry;
  if (securityLevel === 'sensitive' && !permissions.has('dataset.view-sensitive')) return sensitiveNotAllowed();
  if (plan && geometryKind !== 'polygon') return planWantsAreas();
  if (plan && plan.kind !== 'line' && !scheme && plan.landGroup === undefined) return planWantsCodes();
  return undefined;
}
