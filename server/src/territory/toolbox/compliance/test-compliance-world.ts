import type { ComplianceRequest, ParcelOutline } from '@shancheng/contracts';
import { createToolboxWorld, square } from '../test-world.ts';
import { checkCompliance } from './check-compliance.ts';

export const planner = {
  id: 'planner',
  displayName: '规划员（合成）',
  scopes: ['50/500103/'],
  permissions: new Set<string>(),
};

const FORESEEN = { far: 2, density: 30, greenRate: 30, heightM: 60, setbackM: 5, entrances: 2, parking: 180 };

/** A district with every layer the rules ask for, and a way to examine a parcel in it. */
export async function createComplianceWorld() {
  const world = await createToolboxWorld();
  const line = { kind: 'line', rank: 1 } as const;
  await world.put({
    key: 'farmland-line',
    zh: '永久基本农田',
    plan: { ...line, domain: '永久基本农田', landGroup: 'AGRI' },
    features: [{ key: 'f1', name: '一号田（合成）', wkt: square(106.52, 29.52, 0.01) }],
  });
  await world.put({ key: 'ecological-red-line', plan: { ...line, domain: '生态红线' } });
  await world.put({
    key: 'development-boundary',
    zh: '城镇开发边界',
    plan: { kind: 'line', rank: 3, domain: '城镇开发边界' },
    features: [{ key: 'd1', wkt: square(106.51, 29.51, 0.06) }],
  });
  await world.put({
    key: 'detailed-plan',
    zh: '控制性详细规划',
    scheme: 'YDYH2023',
    plan: { kind: 'zone', rank: 4, domain: '城乡规划' },
    features: [
      { key: 'z1', code: '0701', wkt: square(106.51, 29.51, 0.03) },
      { key: 'z2', code: '1001', wkt: square(106.54, 29.54, 0.02) },
      { key: 'z3', wkt: square(106.54, 29.52, 0.01) },
      // A parcel of a ninth of its ground needs a ninth of its 180 spaces.
      { key: 'b1', code: '0701', wkt: square(106.515, 29.5405, 0.003), attributes: { ...FORESEEN, plotNo: 'B-1' } },
    ],
  });
  await world.put({
    key: 'wetland-plan',
    scheme: 'YDYH2023',
    plan: { kind: 'line', rank: 3, domain: '湿地' },
    features: [{ key: 'w1', code: '0506', wkt: square(106.535, 29.535, 0.003) }],
  });
  await world.put({ key: 'blue-line', plan: { kind: 'line', rank: 3, domain: '河道蓝线' } });
  await world.put({ key: 'purple-line', plan: { kind: 'line', rank: 3, domain: '紫线' } });
  // Known in the west only; no plan layer, but a rule names it.
  await world.put({
    key: 'hazard-zones',
    zh: '地灾风险区',
    coverage: square(106.5, 29.5, 0.05),
    features: [{ key: 'h1', wkt: square(106.512, 29.53, 0.002) }],
  });
  const examine = (outline: ParcelOutline, request: Partial<ComplianceRequest> = {}, who = planner) =>
    checkCompliance(world.platform, who, {
      name: '安置房（合成）',
      projectType: 'residential',
      parcel: outline,
      ...request,
    });
  return { ...world, examine };
}
export type ComplianceWorld = Awaited<ReturnType<typeof createComplianceWorld>>;

/** A square parcel of so many degrees with that south-west corner. */
export function parcel(x: number, y: number, size = 0.001): ParcelOutline {
  const ring = [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
