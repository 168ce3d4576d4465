import { BEATS_PER_STREET, DISTRICT_DESKS, DISTRICT_PATH, inventedName, STREETS, seedId } from './seed-plan.ts';

export type SeedRole = 'street-officer' | 'operator' | 'shift-lead' | 'duty-leader' | 'system-admin';

export interface SeedAccount {
  personId: string;
  login: string;
  displayName: string;
  role: SeedRole;
  scopePath: string;
  scopeName: string;
  orgId: string;
  orgName: string;
}

export interface SeedOrg {
  id: string;
  parentId: string | null;
  name: string;
  kind: string;
  level: string;
  path: string;
}

export interface SeedPost {
  id: string;
  orgId: string;
  name: string;
  level: 'grid' | 'street' | 'district';
  path: string;
  beat?: { id: string; name: string; street: string; communities: readonly string[] };
  /** Event scopes of its rules. */
  scopes: readonly string[];
  /** In roster order. */
  holders: string[];
  /** Whether the order turns from day to day; the demo's own officers are always asked first. */
  turning: boolean;
}

export interface SeedWorld {
  orgs: SeedOrg[];
  posts: SeedPost[];
  accounts: SeedAccount[];
}

/** What grid officers answer for; emergencies (04) go to the street's desk at once. */
const BEAT_SCOPES = ['01', '02', '03', '05', '21'];
const BEAT_NAMES = ['一', '二', '三'];

type CommunitiesOf = ReadonlyMap<string, readonly string[]>;

/** Cuts a street's communities (west to east) into beats; the community named comes into the first. */
function beatsOf(communities: readonly string[], first: string | undefined): string[][] {
  const size = Math.ceil(communities.length / BEATS_PER_STREET);
  const beats = Array.from({ length: BEATS_PER_STREET }, (_, n) => communities.slice(n * size, (n + 1) * size));
  const leading = beats.findIndex((beat) => first !== undefined && beat.includes(first));
  return leading > 0 ? [...beats.slice(leading), ...beats.slice(0, leading)] : beats;
}

function addPerson(
  world: SeedWorld,
  login: string,
  role: SeedRole,
  scope: { path: string; name: string },
  org: SeedOrg,
): string {
  const personId = seedId('person', login);
  const displayName = inventedName(world.accounts.length);
  world.accounts.push({
    personId,
    login,
    displayName,
    role,
    scopePath: scope.path,
    scopeName: scope.name,
    orgId: org.id,
    orgName: org.name,
  });
  return personId;
}

function addOrg(world: SeedWorld, org: Omit<SeedOrg, 'id'>): SeedOrg {
  const made = { id: seedId('org', org.name), ...org };
  world.orgs.push(made);
  return made;
}

function addStreet(
  world: SeedWorld,
  street: (typeof STREETS)[number],
  communities: readonly string[],
  officers: number,
  centre: SeedOrg,
) {
  const path = `${DISTRICT_PATH}${street.code}/`;
  const scope = { path, name: `${street.name}街道` };
  const place = { level: 'street', path };
  const office = addOrg(world, {
    parentId: centre.id,
    name: `${street.name}街道办事处`,
    kind: 'street-office',
    ...place,
  });
  const squad = addOrg(world, { parentId: office.id, name: `${street.name}街道综合执法大队`, kind: 'squad', ...place });
  let number = 0;
  const nextOfficer = (org: SeedOrg) =>
    addPerson(world, `${street.pinyin}${String(++number).padStart(2, '0')}`, 'street-officer', scope, org);
  for (const [n, beat] of beatsOf(communities, street.firstBeat).entries()) {
    const name = `${street.name}${BEAT_NAMES[n] ?? n + 1}号责任网格`;
    world.posts.push({
      id: seedId('post', name),
      orgId: squad.id,
      name: `${name}处置岗`,
      level: 'grid',
      path,
      beat: { id: seedId('beat', name), name, street: street.code, communities: beat },
      scopes: BEAT_SCOPES,
      holders: Array.from({ length: officers }, () => nextOfficer(squad)),
      turning: !(n === 0 && street.firstBeat),
    });
  }
  const name = `${street.name}街道值班岗`;
  const holders = [nextOfficer(office), nextOfficer(office)];
  world.posts.push({
    id: seedId('post', name),
    orgId: office.id,
    name,
    level: 'street',
    path,
    scopes: [''],
    holders,
    turning: true,
  });
}

function addDistrictDesks(world: SeedWorld, orgs: readonly SeedOrg[], scope: { path: string; name: string }): void {
  let number = 0;
  for (const [n, desk] of DISTRICT_DESKS.entries()) {
    const org = orgs[n];
    if (org === undefined) continue;
    const nextOfficer = () =>
      addPerson(world, `district${String(++number).padStart(2, '0')}`, 'street-officer', scope, org);
    world.posts.push({
      id: seedId('post', desk.post),
      orgId: org.id,
      name: desk.post,
      level: 'district',
      path: DISTRICT_PATH,
      scopes: desk.scopes,
      holders: [nextOfficer(), nextOfficer()],
      turning: true,
    });
  }
}

/**
 * The invented organisation of 渝中区: centre, bureaus, 11 street offices with their squads, beats, desks and people.
 * `communitiesOf` lists each street's communities from west to east. Pure; the same input gives the same world.
 */
export function seedWorld(communitiesOf: CommunitiesOf, officersPerBeat: number): SeedWorld {
  const world: SeedWorld = { orgs: [], posts: [], accounts: [] };
  const scope = { path: DISTRICT_PATH, name: '渝中区' };
  const district = { level: 'district', path: DISTRICT_PATH };
  let centre: SeedOrg | undefined;
  const desks = DISTRICT_DESKS.map(({ org, kind }) => {
    const made = addOrg(world, { parentId: centre?.id ?? null, name: org, kind, ...district });
    centre ??= made;
    return made;
  });
  if (centre === undefined) return world;
  addPerson(world, 'operator', 'operator', scope, centre);
  addPerson(world, 'lead', 'shift-lead', scope, centre);
  addPerson(world, 'leader', 'duty-leader', scope, centre);
  addPerson(world, 'admin', 'system-admin', { path: '50/', name: '重庆市' }, centre);
  addDistrictDesks(world, desks, scope);
  for (const street of STREETS) addStreet(world, street, communitiesOf.get(street.code) ?? [], officersPerBeat, centre);
  return world;
}
