import { createReadStream, createWriteStream } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileRefused } from '../import-errors.ts';
import type { OpenedFile } from '../raw-feature.ts';
import { CSV_OPTIONS, withoutShapeColumns } from './csv-shape.ts';
import { type OgrSource, openOgr } from './open-ogr.ts';
import { openTxt } from './read-txt.ts';
import { openVct } from './read-vct.ts';
import { type Container, sniffFormat, unknownFormat } from './sniff-format.ts';
import { sniffDbfEncoding, sniffEncoding } from './text-encoding.ts';
import { unzip } from './unzip.ts';

export interface OpenOptions {
  /** Folder of the GDAL programs with a slash at its end; empty: from PATH. */
  gdal: string;
  signal?: AbortSignal;
}

/** Opens whatever was handed in, again where an earlier reading was broken off. What is unpacked stays in its folder. */
export async function openFile(path: string, options: OpenOptions): Promise<OpenedFile> {
  const container = await sniffFormat(path);
  return container === 'zip' ? openArchive(path, options) : openPlain(path, container, options);
}

async function openPlain(path: string, container: Container, options: OpenOptions): Promise<OpenedFile> {
  if (container === 'vct') return openVct(path);
  if (container === 'txt') return openTxt(path);
  const ogr = (source: Omit<OgrSource, 'signal'>) =>
    openOgr(options.gdal, { ...source, ...(options.signal ? { signal: options.signal } : {}) });
  switch (container) {
    case 'gpkg':
      return ogr({ path: await named(path, '.gpkg'), format: 'GeoPackage' });
    case 'geojson':
      return ogr({ path, format: 'GeoJSON' });
    case 'ndjson':
      return ogr({ path, format: 'NDJSON' });
    case 'kml':
      return ogr({ path: await named(path, '.kml'), format: 'KML' });
    case 'dxf':
      return ogr({ path: await named(path, '.dxf'), format: 'DXF' });
    default:
      return ogr({
        ...(await inUtf8(await named(path, '.csv'))),
        format: 'CSV',
        args: CSV_OPTIONS,
        refine: withoutShapeColumns,
      });
  }
}

/** Some drivers want to see the usual ending. The file keeps its own name too: it may have to be read again. */
async function named(path: string, ending: string): Promise<string> {
  if (path.endsWith(ending)) return path;
  await rm(path + ending, { force: true });
  await link(path, path + ending);
  return path + ending;
}

async function inUtf8(path: string): Promise<{ path: string; encoding: string }> {
  const encoding = await sniffEncoding(path);
  if (encoding === 'utf-8') return { path, encoding };
  const target = join(dirname(path), 'utf-8.csv');
  await pipeline(
    createReadStream(path),
    async function* (source: AsyncIterable<Buffer>) {
      const decoder = new TextDecoder(encoding);
      for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
    },
    createWriteStream(target),
  );
  return { path: target, encoding };
}

async function openArchive(path: string, options: OpenOptions): Promise<OpenedFile> {
  const folder = join(dirname(path), 'unpacked');
  await rm(folder, { recursive: true, force: true }); // of a reading that was broken off
  const names = await unzip(path, folder);
  const signal = options.signal ? { signal: options.signal } : {};
  const gdb = names.map((name) => /^(.*\.gdb)\//i.exec(name)?.[1]).find((name) => name !== undefined);
  if (gdb !== undefined) {
    return openOgr(options.gdal, { path: join(folder, gdb), format: 'FileGDB', ...signal });
  }
  const shapes = names.filter((name) => extname(name).toLowerCase() === '.shp');
  if (shapes.length > 1)
    throw fileRefused(
      'several-files',
      '压缩包内有多个 Shapefile，请分别导入',
      'The archive holds several shapefiles; hand them in one by one',
    );
  const [shape] = shapes;
  if (shape !== undefined)
    return openShapefile(
      join(folder, shape),
      names.map((name) => join(folder, name)),
      options,
    );
  const [only, ...others] = names;
  if (only === undefined || others.some((name) => name.endsWith('.kml') === only.endsWith('.kml')))
    throw unknownFormat();
  const inside = names.find((name) => name.endsWith('.kml')) ?? only;
  const container = await sniffFormat(join(folder, inside));
  return openPlain(join(folder, inside), container, options);
}

/** The .cpg may be missing or wrong: the text of the .dbf says which it is. */
async function openShapefile(path: string, files: readonly string[], options: OpenOptions): Promise<OpenedFile> {
  const beside = (ending: string) =>
    files.find((file) => file.toLowerCase() === path.slice(0, -4).toLowerCase() + ending);
  const dbf = beside('.dbf');
  if (beside('.shx') === undefined || dbf === undefined)
    throw fileRefused('incomplete-shapefile', 'Shapefile 缺少 .shx 或 .dbf', 'The shapefile lacks its .shx or .dbf');
  const encoding = await sniffDbfEncoding(dbf);
  return openOgr(options.gdal, {
    path,
    format: 'Shapefile',
    encoding,
    args: ['-oo', `ENCODING=${encoding === 'utf-8' ? 'UTF-8' : 'CP936'}`],
    ...(options.signal ? { signal: options.signal } : {}),
  });
}
