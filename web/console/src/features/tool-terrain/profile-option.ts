import type { TerrainProfile } from '@shancheng/contracts/terrain';

interface ProfileWords {
  distance: string;
  height: string;
  slope: string;
}

type Points = TerrainProfile['points'];

/** The chart of a profile: heights as an area, slope in percent as a thin line; gaps where nothing is known. */
export function profileOption(points: Points, words: ProfileWords) {
  const heights = points.map(({ distance, height }) => [distance, height === undefined ? null : round(height)]);
  const slopes = points.map(({ distance, slope }) => [distance, slope === undefined ? null : round(slope * 100)]);
  const value = { type: 'value' as const, scale: true };
  return {
    aria: { enabled: true },
    grid: { left: 44, right: 40, top: 34, bottom: 34 },
    legend: { top: 0, data: [words.height, words.slope] },
    tooltip: { trigger: 'axis' as const },
    xAxis: {
      type: 'value' as const,
      name: words.distance,
      nameLocation: 'middle' as const,
      nameGap: 22,
      max: 'dataMax',
    },
    yAxis: [
      { ...value, name: 'm' },
      { ...value, name: '%', scale: false, splitLine: { show: false } },
    ],
    series: [
      {
        type: 'line' as const,
        name: words.height,
        data: heights,
        symbolSize: 5,
        showSymbol: points.length < 80,
        areaStyle: { opacity: 0.15 },
      },
      {
        type: 'line' as const,
        name: words.slope,
        data: slopes,
        yAxisIndex: 1,
        showSymbol: false,
        lineStyle: { width: 1, type: 'dashed' as const },
      },
    ],
  };
}

/** The point of the profile nearest to a distance along it. */
export function pointAt(points: Points, distance: number): Points[number] | undefined {
  let nearest = points[0];
  for (const point of points)
    if (nearest && Math.abs(point.distance - distance) < Math.abs(nearest.distance - distance)) nearest = point;
  return nearest;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
