import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { zipOf } from '../../server/src/territory/datasets/imports/test-zip.ts';
import { openDesk, readJson, signIn } from './browser.ts';
import { useStage } from './stage.ts';

const stage = useStage({ VISION_ENABLED: 'false' });
let desk: Page;

beforeAll(async () => {
  desk = await (await openDesk(stage.browser)).newPage();
  desk.setDefaultTimeout(30_000);
  await signIn(desk, `${stage.platform.address}/console/datasets`, 'planner');
});

/** Invented parks as an old desktop program saves them: Gauss-Krüger metres, names in GBK, no word of the encoding. */
function parksZip(): Buffer {
  const [x, y, d] = [106.54, 29.55, 0.001];
  const square = (west: number, south: number) => [
    [west, south],
    [west + d, south],
    [west + d, south + d],
    [west, south + d],
    [west, south],
  ];
  const bowTie = [
    [x + 3 * d, y],
    [x + 4 * d, y + d],
    [x + 4 * d, y],
    [x + 3 * d, y + d],
    [x + 3 * d, y],
  ];
  const feature = (key: string, name: string, ring: number[][]) => ({
    type: 'Feature',
    properties: { BSM: key, YDYHFLDM: '1401', 名称: name },
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  const features = [
    feature('a1', '甲公园（合成）', square(x, y)),
    feature('a2', '乙公园（合成）', square(x + 0.5 * d, y + 0.4 * d)),
    feature('a3', '丙公园（合成）', bowTie),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'sc-parks-'));
  try {
    const [json, shp] = [join(folder, 'parks.geojson'), join(folder, 'parks.shp')];
    writeFileSync(json, JSON.stringify({ type: 'FeatureCollection', features }));
    execFileSync('ogr2ogr', [shp, json, '-s_srs', 'EPSG:4490', '-t_srs', 'EPSG:4544', '-lco', 'ENCODING=GBK']);
    return zipOf(
      ['shp', 'shx', 'dbf', 'prj'].map((part) => [`公园.${part}`, readFileSync(join(folder, `parks.${part}`))]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the planner brings a new plan into the one map', () => {
  test('the dataset is entered; what is missing in the form is said beside its field', async () => {
    await desk.getByRole('button', { name: '新建数据集' }).click();
    await desk.getByRole('button', { name: '建立' }).click();
    await desk.getByText('用小写字母、数字和连字符').waitFor();
    const fill = (label: string, words: string) =>
      desk.getByRole('dialog').getByLabel(label, { exact: true }).fill(words);
    await fill('中文名称', '滨江公园规划（合成）');
    await fill('英文名称', 'Riverside parks (synthetic)');
    await fill('标识', 'river-parks');
    await fill('主管部门', '区城市管理局（合成）');
    await fill('使用许可', '合成 synthetic');
    await fill('规划领域', '专项规划');
    await desk.getByRole('button', { name: '建立' }).click();
    await desk.getByRole('heading', { name: /滨江公园规划（合成）.*暂无数据/ }).waitFor();
  });

  test('a shapefile with Chinese names is handed in and read; its two errors are shown', async () => {
    const buffer = parksZip();
    await desk
      .getByLabel('文件', { exact: true })
      .setInputFiles({ name: '公园.zip', mimeType: 'application/zip', buffer });
    await desk.getByLabel('生效日期').fill('2026-01-01');
    await desk.getByRole('button', { name: '上传并检查' }).click();
    const recognised = desk.getByRole('region', { name: '识别结果' });
    await recognised.getByText('gb18030').waitFor();
    await recognised.getByText('CGCS2000 中央经线 105°').waitFor();
    await desk.getByText('还有 2 处错误', { exact: false }).waitFor();
    expect(await desk.getByRole('button', { name: '发布第 1 版' }).isDisabled()).toBe(true);
  });

  test('the crossed outline is seen before and after, and its repair is taken', async () => {
    const report = desk.getByRole('region', { name: '质量报告' });
    await report.getByRole('button', { name: '图形错误' }).click();
    await report.getByRole('img', { name: '修复前' }).waitFor();
    await report.getByRole('img', { name: '修复后' }).waitFor();
    await report
      .getByRole('row', { name: /图形错误/ })
      .getByRole('button', { name: '采用' })
      .click();
    await report
      .getByRole('row', { name: /图形错误/ })
      .getByText('已修复')
      .waitFor();
    await report.getByText('1 处错误').waitFor();
  });

  test('the overlap is meant so and left; where the plan has data is said; the first version is published', async () => {
    const report = desk.getByRole('region', { name: '质量报告' });
    await report.getByRole('row', { name: /重叠/ }).getByRole('button', { name: '保持原样' }).click();
    await report.getByText('没有错误').waitFor();
    const publish = desk.getByRole('button', { name: '发布第 1 版' });
    // Not before somebody said where the plan has data: “does not apply” and “unknown” differ by this alone.
    expect(await publish.isDisabled()).toBe(true);
    await desk.getByRole('radio', { name: /全域/ }).click();
    await publish.click();
    await desk.getByRole('region', { name: '已发布' }).getByText('第 1 版', { exact: false }).waitFor();
  });

  test('the layer is drawn on the map, and the register knows its version and where it has data', async () => {
    const { items } = (await readJson(desk, '/api/v1/datasets?q=river-parks')) as {
      items: { id: string; status: string; newest: { features: number } }[];
    };
    expect(items).toMatchObject([{ status: 'current', newest: { number: 1, features: 3 } }]);
    const tile = desk.waitForResponse(
      (answer) => answer.url().includes(`/api/v1/map/tiles/${items[0]?.id}/1/`) && answer.status() === 200,
    );
    await desk.getByRole('link', { name: '在地图上查看' }).click();
    await tile;
    expect(await desk.getByRole('checkbox', { name: '滨江公园规划（合成）' }).isChecked()).toBe(true);
    await desk.goto(`${stage.platform.address}/console/datasets/${items[0]?.id}`);
    const versions = desk.getByRole('region', { name: '版本' });
    await versions.getByText('今天有效').waitFor();
    await versions.getByText('覆盖行政区 100.0 %').waitFor();
    await desk.getByRole('row', { name: /丙公园/ }).waitFor();
  });

  test('a picture is no dataset: it is refused with a reason, and nothing is changed', async () => {
    await desk.getByLabel('文件', { exact: true }).setInputFiles({
      name: 'park.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('ffd8ffe000104a464946000101', 'hex'),
    });
    await desk.getByLabel('生效日期').fill('2026-02-01');
    await desk.getByRole('button', { name: '上传并检查' }).click();
    await desk.getByRole('alert').getByText('没有数据被改动', { exact: false }).waitFor();
  });
});
