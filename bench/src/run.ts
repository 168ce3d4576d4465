import { writeFile } from 'node:fs/promises';
import { benchApplies } from './applies/applies.ts';
import { benchChain } from './chain/chain.ts';
import { benchCrash } from './crash/crash.ts';
import { benchDispatch } from './dispatch/dispatch.ts';
import { benchEnforcement } from './enforcement/enforcement.ts';
import { benchImport } from './import/import.ts';
import { type Options, readOptions } from './options.ts';
import { benchOverlay } from './overlay/overlay.ts';
import { Stops } from './platform/stops.ts';
import { benchPush } from './push/push.ts';
import { benchTiles } from './tiles/tiles.ts';

// npm run bench -- NAME --json FILE: prints the figures as JSON on standard output, everything else on standard error.

const BENCHES: Record<string, (options: Options, stops: Stops) => Promise<unknown>> = {
  chain: benchChain,
  dispatch: benchDispatch,
  crash: benchCrash,
  push: benchPush,
  overlay: benchOverlay,
  applies: benchApplies,
  import: benchImport,
  tiles: benchTiles,
  enforcement: benchEnforcement,
};

const stops = new Stops();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stops.run().then(() => process.exit(1));
  });
}

const options = readOptions(process.argv.slice(2));
const bench = BENCHES[options.name];
if (!bench) {
  process.stderr.write(`which one? npm run bench -- ${Object.keys(BENCHES).join('|')} --json FILE\n`);
  process.exit(1);
}
try {
  const text = `${JSON.stringify(await bench(options, stops), null, 2)}\n`;
  process.stdout.write(text);
  if (options.json) await writeFile(options.json, text);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await stops.run();
}
process.exit(process.exitCode ?? 0);
