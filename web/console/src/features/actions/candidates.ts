import type { DutyPerson } from '@shancheng/contracts/directory';

/** A person on duty with what speaks for sending them. */
export interface Candidate<P> {
  person: P;
  sameStreet: boolean;
  /** Straight line from their last known position; undefined without one. */
  metres: number | undefined;
}

const METRES_PER_DEGREE = 111_195;

/** Great-circle metres for distances inside one city (equirectangular, error under 0.1 %). */
export function metresApart(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const x = (b.lon - a.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(x, b.lat - a.lat) * METRES_PER_DEGREE;
}

/** The street’s own people first, nearer ones before, the less busy before among equals; `q` narrows by name or office. */
export function byNearness(
  people: readonly DutyPerson[],
  place: { location: { lon: number; lat: number }; streetCode: string },
  q = '',
): Candidate<DutyPerson>[] {
  const word = q.trim().toLowerCase();
  return people
    .filter((person) => person.onDuty)
    .filter(
      (person) => word === '' || `${person.name} ${person.orgName} ${person.postName}`.toLowerCase().includes(word),
    )
    .map((person) => ({
      person,
      sameStreet: person.streetCode === place.streetCode,
      metres: person.position ? metresApart(person.position, place.location) : undefined,
    }))
    .sort(
      (a, b) =>
        Number(b.sameStreet) - Number(a.sameStreet) ||
        (a.metres ?? Number.MAX_SAFE_INTEGER) - (b.metres ?? Number.MAX_SAFE_INTEGER) ||
        a.person.openTasks - b.person.openTasks,
    );
}
