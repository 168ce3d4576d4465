import type { CameraConfig, CameraRelook } from '@shancheng/contracts';
import { type Box, type Detection, overlap } from '../detection/detection.ts';
import { RelookDesk, type RelookRequest } from '../observation/relook-desk.ts';
import { StaticObjectDetector, type StaticThing } from '../rules/static-object-detector.ts';
import { type RuleLook, ZoneRuleWatch } from '../rules/zone-rule-watch.ts';
import type { Frame, Picture } from '../stream/picture.ts';
import { type Track, Tracker } from '../tracking/tracker.ts';

export interface RuleResult {
  watch: ZoneRuleWatch;
  look: RuleLook;
  relooks: Omit<CameraRelook, 'snapshot'>[];
}

/** All that one camera remembers from frame to frame: tracks, the empty scene, how long each rule has held. */
export class FrameAnalysis {
  readonly #tracker = new Tracker();
  readonly #desk = new RelookDesk();
  readonly #watches: ZoneRuleWatch[];
  readonly #maskLabels: Set<string>;
  readonly #staticObjects: StaticObjectDetector | undefined;
  #latest: RuleResult[] = [];

  constructor(camera: CameraConfig, staticWarmUpSeconds: number) {
    this.#watches = camera.rules.map((rule) => new ZoneRuleWatch(rule));
    const staticRules = camera.rules.filter((rule) => rule.kind === 'static-object');
    this.#maskLabels = new Set(staticRules.flatMap((rule) => rule.classes));
    if (staticRules.length > 0) this.#staticObjects = new StaticObjectDetector({ warmUpSeconds: staticWarmUpSeconds });
  }

  /** What each rule makes of this frame. */
  look({ picture, capturedAt }: Frame, detections: readonly Detection[], now: number): RuleResult[] {
    const tracks = this.#tracker.update(detections, capturedAt);
    const staticThings = this.#findStaticThings(picture, capturedAt, tracks, detections);
    this.#latest = this.#watches.map((watch) => {
      const look = watch.look({ capturedAt, tracks, staticThings });
      return { watch, look, relooks: this.#desk.count(watch, look, capturedAt, now) };
    });
    return this.#latest;
  }

  /** Gives the requests that can never be answered. */
  askRelooks(requests: readonly RelookRequest[], now: number): RelookRequest[] {
    return this.#desk.ask(requests, this.#watches, now);
  }

  /** For the heartbeat: how the rules stand in the newest frame. */
  ruleStates(): { ruleId: string; active: boolean; count: number }[] {
    return this.#watches.map(({ rule }, i) => {
      const look = this.#latest[i]?.look;
      return { ruleId: rule.id, active: look?.active ?? false, count: look?.things.length ?? 0 };
    });
  }

  #findStaticThings(
    picture: Picture,
    at: number,
    tracks: readonly Track[],
    detections: readonly Detection[],
  ): StaticThing[] {
    if (!this.#staticObjects) return [];
    const masks: Box[] = [...tracks, ...detections].filter((d) => this.#maskLabels.has(d.label)).map((d) => d.box);
    const things = this.#staticObjects.look(picture, at, masks);
    return things.filter((thing) => !masks.some((mask) => overlap(mask, thing.box) > 0.1));
  }
}
