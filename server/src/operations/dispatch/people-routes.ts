import { DivisionCode, DutyPersonList } from '@shancheng/contracts';
import { Type } from 'typebox';
import { listDutyPeople } from '../../base/directory/index.ts';
import { scopePatterns } from '../../platform/auth/index.ts';
import { type Database, sql } from '../../platform/db/index.ts';
import type { RouteScope } from '../../platform/http/index.ts';
import type { Platform } from '../../platform/platform.ts';

const PeopleQuery = Type.Object(
  { onDuty: Type.Optional(Type.Boolean()), street: Type.Optional(DivisionCode) },
  { additionalProperties: false },
);

async function countOpenTasks(db: Database, personIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ person: string; open: number }>`
    select person_id as person, count(*) as open from dispatch.tasks
    where person_id = any(${personIds}::uuid[]) and status in ('assigned', 'acknowledged', 'handling')
    group by person_id`.execute(db);
  return new Map(rows.map(({ person, open }) => [person, open]));
}

/** Whom an operator can dispatch to: who they are comes from the directory, how busy they are from here. */
export function peopleRoutes(scope: RouteScope, { db, clock }: Platform): void {
  scope.get(
    '/api/v1/people',
    {
      config: { permission: 'person.view' },
      schema: {
        operationId: 'listPeople',
        tags: ['directory'],
        querystring: PeopleQuery,
        response: { 200: DutyPersonList },
      },
    },
    async (request) => {
      const at = clock.now();
      const people = await listDutyPeople(db, { ...request.query, scopes: scopePatterns(request.actor), at });
      const open = await countOpenTasks(
        db,
        people.map(({ id }) => id),
      );
      const items = people.map((person) => ({ ...person, openTasks: open.get(person.id) ?? 0 }));
      return { items, asOf: at.toISOString() };
    },
  );
}
