import type { Platform } from '../../platform/platform.ts';
import { createRunningAnalyses, type RunningAnalyses } from './analyses/running-analyses.ts';
import { type ConflictsOnDay, createConflictsOnDay } from './conflicts-on-day.ts';
import { type ControlPlots, createControlPlots } from './control-indicators/control-plots.ts';
import { type BuildingSpots, createBuildingSpots } from './coordination/buildings.ts';
import { type CoverageAnswers, createCoverageAnswers } from './service-coverage/coverage-answers.ts';
import { createInhabitedPlaces, type InhabitedPlaces } from './service-coverage/inhabited-places.ts';
import { createWalkNetworks, type WalkNetworks } from './service-coverage/walk-networks.ts';
import { createTerrains, type Terrains } from './terrain/terrains.ts';

/** What the tools remember of versions that never change, and what runs just now. */
export interface KeptData {
  networks: WalkNetworks;
  inhabited: InhabitedPlaces;
  terrains: Terrains;
  coverages: CoverageAnswers;
  controlPlots: ControlPlots;
  buildingSpots: BuildingSpots;
  conflictsOn: ConflictsOnDay;
  running: RunningAnalyses;
  /** Plane for widths in metres. */
  srid: number;
}

const byPlatform = new WeakMap<Platform, KeptData>();

/** One memory for all routes and jobs of a process. */
export function keptData(platform: Platform): KeptData {
  const known = byPlatform.get(platform);
  if (known) return known;
  const { db } = platform;
  const kept = {
    networks: createWalkNetworks(db),
    inhabited: createInhabitedPlaces(db),
    terrains: createTerrains(),
    coverages: createCoverageAnswers(),
    controlPlots: createControlPlots(db),
    buildingSpots: createBuildingSpots(db),
    conflictsOn: createConflictsOnDay(platform),
    running: createRunningAnalyses(),
    srid: platform.config.analysisSrid,
  };
  byPlatform.set(platform, kept);
  return kept;
}
