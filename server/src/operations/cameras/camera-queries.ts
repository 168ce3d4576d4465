import type { CameraSummary, ZoneRule } from '@shancheng/contracts';
import { type Actor, scopePatterns } from '../../platform/auth/index.ts';
import { type Database, sql } from '../../platform/db/index.ts';

/** The cameras in scope with what they last said. */
export async function listCameras(db: Database, actor: Pick<Actor, 'scopes'>): Promise<CameraSummary[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    lon: number;
    lat: number;
    street_code: string;
    street_name: string;
    state: CameraSummary['state'];
    last_seen_at: Date | null;
    measured_fps: number | null;
    rules: ZoneRule[];
    active_rules: { ruleId: string; active: boolean }[];
  }>`
    select id, name, lon, lat, street_code, street_name, state, last_seen_at, measured_fps, rules, active_rules
    from cameras.cameras where enabled and division_path like any (${scopePatterns(actor)}::text[]) order by name limit 5000`.execute(
    db,
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    location: { lon: row.lon, lat: row.lat },
    streetCode: row.street_code,
    streetName: row.street_name,
    state: row.state,
    ...(row.last_seen_at ? { lastSeenAt: row.last_seen_at.toISOString() } : {}),
    ...(row.measured_fps !== null ? { framesPerSecond: row.measured_fps } : {}),
    rules: row.rules.map((rule) => {
      const active = row.active_rules.find((one) => one.ruleId === rule.id)?.active;
      return { id: rule.id, name: rule.name, eventType: rule.eventType, ...(active === undefined ? {} : { active }) };
    }),
  }));
}
