import { randomUUID } from 'node:crypto';
import type { CameraRelook } from '@shancheng/contracts';
import { toInstant } from '../clock.ts';
import type { RuleLook, ZoneRuleWatch } from '../rules/zone-rule-watch.ts';

export interface RelookRequest {
  incidentId: string;
  ruleId: string;
}

interface Open extends RelookRequest {
  hits: number;
  looked: number;
  of: number;
}

/** The platform repeats its request with every heartbeat until the answer has arrived. */
const REPEAT_AFTER_MS = 15_000;
const FEWEST_LOOKS = 3;

/** Second looks the platform asked for, counted over the next frames. */
export class RelookDesk {
  readonly #open = new Map<string, Open>();
  readonly #answeredAt = new Map<string, number>();

  /** Gives the requests whose rule this camera does not have: they can never be answered. */
  ask(requests: readonly RelookRequest[], watches: readonly ZoneRuleWatch[], now: number): RelookRequest[] {
    for (const [incidentId, at] of this.#answeredAt) {
      if (now - at > REPEAT_AFTER_MS) this.#answeredAt.delete(incidentId);
    }
    return requests.filter(({ incidentId, ruleId }) => {
      const watch = watches.find((candidate) => candidate.rule.id === ruleId);
      if (!watch) return true;
      if (this.#open.has(incidentId) || this.#answeredAt.has(incidentId)) return false;
      const of = Math.max(FEWEST_LOOKS, watch.rule.confirm.of);
      this.#open.set(incidentId, { incidentId, ruleId, hits: 0, looked: 0, of });
      return false;
    });
  }

  /**
   * Counts one frame and gives the relooks it completes. A frame counts only when the rule can judge: after a broken
   * stream “nothing there” would otherwise be said of what was merely not yet seen again.
   */
  count(watch: ZoneRuleWatch, look: RuleLook, capturedAt: number, now: number): Omit<CameraRelook, 'snapshot'>[] {
    if (!watch.canJudge()) return [];
    const done: Omit<CameraRelook, 'snapshot'>[] = [];
    for (const open of this.#open.values()) {
      if (open.ruleId !== watch.rule.id) continue;
      open.looked++;
      if (look.holds) open.hits++;
      if (open.looked < open.of) continue;
      this.#open.delete(open.incidentId);
      this.#answeredAt.set(open.incidentId, now);
      const { incidentId, ruleId, hits, of } = open;
      done.push({ relookId: randomUUID(), incidentId, ruleId, capturedAt: toInstant(capturedAt), hits, of });
    }
    return done;
  }
}
