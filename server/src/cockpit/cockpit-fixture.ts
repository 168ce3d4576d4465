import { seedCatalogue } from '../base/catalogue/index.ts';
import { seedDirectory } from '../base/directory/index.ts';
import { sql, type Trx } from '../platform/db/index.ts';

/** Places, people, event types and invented (合成) incidents for the tests of the wall: all states, three days, two counties. */
export async function fillDistrictInTrx(trx: Trx, now: Date, incidents: number): Promise<void> {
  await seedDirectory(trx, { now });
  await seedCatalogue(trx, now);
  await addIncidentsInTrx(trx, now, incidents);
  await addCamerasInTrx(trx);
}

/** Every 17th incident lies in 江北区; the n-th is `n` × (three days ÷ count) old. Same input, same rows. */
export async function addIncidentsInTrx(trx: Trx, now: Date, count: number, days = 3): Promise<void> {
  await sql`
    insert into incidents.incidents (id, code, status, event_type, source, source_name, suspected, lon, lat, division_path,
      county_code, street_code, street_name, community_name, grid_code, address, reported_at, updated_at, due_at, closed_at,
      last_seq, t0, t1, t2, t3, t4, t5, synthetic)
    select gen_random_uuid(), 'T' || lpad(n::text, 9, '0'), status, types.codes[1 + n % array_length(types.codes, 1)],
      'video', '合成', false, 106.55, 29.55, '50/' || county || '/' || street || '/', county, street, street, '', street || '001001',
      '合成地址', at, at, at + interval '2 hours', case when status = 'closed' then least(at + interval '50 minutes', ${now}) end,
      1, at - interval '700 ms', at - interval '400 ms', at - interval '200 ms',
      case when filed then at end, case when filed then at + interval '60 ms' end,
      case when filed and n % 5 <> 0 then at + make_interval(secs => case when n % 23 = 0 then 6 else 0.1 + (n % 300) / 1000.0 end) end, true
    from (
      select n, ${now}::timestamptz - n * (interval '1 day' * ${days} / ${count}) as at,
        (array['reported', 'verifying', 'accepted', 'filed', 'dispatched', 'acknowledged', 'handling', 'feedback', 'checking',
          'rejected', 'merged', 'void'] || array_fill('closed'::text, array[18]))[1 + (n * 7) % 30] as status,
        case when n % 17 = 0 then '500105' else '500103' end as county
      from generate_series(0, ${count - 1}) as n
    ) as made
    cross join (select array_agg(code order by code) as codes from (select code from catalogue.event_types order by code limit 9) as t) as types
    cross join lateral (select county || (case when county = '500105' then '001'
      else (array['001', '003', '004', '005', '007', '008', '010', '011', '012', '013'])[1 + n % 10] end) as street) as placed
    cross join lateral (select status in ('filed', 'dispatched', 'acknowledged', 'handling', 'feedback', 'checking', 'closed') as filed) as f`.execute(
    trx,
  );
  await sql`analyze incidents.incidents`.execute(trx);
}

async function addCamerasInTrx(trx: Trx): Promise<void> {
  await sql`
    insert into cameras.cameras (id, name, stream_url, lon, lat, division_path, street_code, street_name,
      ground_control_points, frames_per_second, model, rules, state, synthetic) values
    ('50010300001320000001', '合成甲', 'file:', 106.55, 29.55, '50/500103/500103005/', '500103005', '上清寺街道', '[]', 2, 'm', '[]', 'live', true),
    ('50010300001320000002', '合成乙', 'file:', 106.58, 29.56, '50/500103/500103010/', '500103010', '朝天门街道', '[]', 2, 'm', '[]', 'silent', true),
    ('50010500001320000003', '合成丙', 'file:', 106.53, 29.58, '50/500105/500105001/', '500105001', '华新街街道', '[]', 2, 'm', '[]', 'live', true)`.execute(
    trx,
  );
  await sql`
    insert into directory.presence (person_id, on_duty, since)
    select person_id, true, now() from (select distinct person_id from directory.rosters) as r
    on conflict (person_id) do update set on_duty = true`.execute(trx);
}
