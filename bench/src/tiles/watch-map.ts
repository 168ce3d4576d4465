import { chromium, type Page, type Request } from 'playwright-core';
import { percentiles, round } from '../figures/percentiles.ts';
import { DEMO_PASSWORD } from '../load/demo-password.ts';
import type { Stops } from '../platform/stops.ts';

interface Watched {
  address: string;
  keys: readonly string[];
  middle: { lon: number; lat: number };
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-background-networking',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const ZOOM_STEPS = 6;

interface Seen {
  frames: number[];
  tasks: number[];
}

/** Runs in the page, hence a text: the types of this project’s Node code know no window. */
const WATCH_FRAMES = `
  window.seen = { frames: [], tasks: [], on: true };
  let last = performance.now();
  const frame = (now) => {
    seen.frames.push(now - last);
    last = now;
    if (seen.on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(entry.duration);
  }).observe({ type: 'longtask' });
  undefined`;

/**
 * The console’s map in Chromium, dragged and zoomed in by the wheel: `bare` without any plan is the floor, `plans` has all
 * of them on. WebGL is drawn by the processor here, so the frames are those of the poorest machine.
 */
export async function watchMap({ address, keys, middle }: Watched, stops: Stops) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  stops.add(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await context.request.post(`${address}/api/v1/session`, { data: { login: 'planner', password: DEMO_PASSWORD } });
  const at = `at=${middle.lon},${middle.lat}`;
  const bare = await walk(await context.newPage(), `${address}/console/map?on=-&${at}`);
  const plans = await walk(await context.newPage(), `${address}/console/map?on=${keys.join(',')}&${at}`);
  await browser.close();
  return { bare, plans };
}

/** Opens the map, then drags and zooms in, step by step. */
async function walk(page: Page, address: string) {
  const errors: string[] = [];
  const settled = watchRequests(page);
  page.on('pageerror', (error) => errors.push(error.message));
  const startedAt = performance.now();
  await page.goto(address);
  await page.locator('.map-stage [data-ready="true"]').waitFor();
  await settled();
  const openMs = round(performance.now() - startedAt - QUIET_MS);
  const frames: number[] = [];
  const tasks: number[] = [];
  for (let step = 0; step < ZOOM_STEPS; step++) {
    const seen = await drag(page);
    frames.push(...seen.frames);
    tasks.push(...seen.tasks);
    await page.mouse.wheel(0, -450);
    await settled();
    await page.waitForTimeout(700);
  }
  if (errors.length > 0) throw new Error(`the page failed: ${errors[0]}`);
  await page.close();
  return {
    openMs,
    frameMs: percentiles(frames),
    frames: frames.length,
    longTasks: tasks.length,
    longTaskMs: percentiles(tasks),
  };
}

const QUIET_MS = 300;

/** Waits until nothing has been asked for a moment; the event stream never ends and does not count. */
function watchRequests(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  let last = performance.now();
  const touch = (request: Request, begins: boolean) => {
    if (request.url().includes('/api/v1/push')) return;
    if (begins) asked.add(request);
    else asked.delete(request);
    last = performance.now();
  };
  page.on('request', (request) => touch(request, true));
  page.on('requestfinished', (request) => touch(request, false));
  page.on('requestfailed', (request) => touch(request, false));
  return async () => {
    while (asked.size > 0 || performance.now() - last < QUIET_MS) await page.waitForTimeout(50);
  };
}

/** Drags the map in a square for some two seconds; intervals between frames and tasks above 50 ms meanwhile. */
async function drag(page: Page): Promise<Seen> {
  await page.evaluate(WATCH_FRAMES);
  const [x, y] = [683, 400];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let n = 1; n <= 60; n++) {
    const angle = (n / 60) * 2 * Math.PI;
    await page.mouse.move(x + 160 * Math.sin(angle), y + 120 * (1 - Math.cos(angle)));
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  return (await page.evaluate('window.seen.on = false; ({ frames: seen.frames.slice(1), tasks: seen.tasks })')) as Seen; // as above
}
