import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';

/** What is measured in pixels and must grow with the screen; em units and colours stay. */
const IN_PIXELS = new Set([
  'text-size',
  'text-halo-width',
  'circle-radius',
  'circle-stroke-width',
  'line-width',
  'line-blur',
]);

/** The same layers with every pixel size multiplied, for a wall seen from four metres or a 4K screen. */
export function scaleLayers(layers: LayerSpecification[], factor: number): LayerSpecification[] {
  if (factor === 1) return layers;
  return layers.map((layer) => {
    const scaled = { ...layer } as Record<string, unknown>; // a generic walk over all kinds of layers
    for (const part of ['layout', 'paint']) {
      const properties = scaled[part];
      if (typeof properties === 'object' && properties !== null) scaled[part] = scaleProperties(properties, factor);
    }
    return scaled as unknown as LayerSpecification; // same kind, same keys
  });
}

function scaleProperties(properties: object, factor: number): object {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, IN_PIXELS.has(key) ? scaleValue(value, factor) : value]),
  );
}

/** Numbers, and the results inside `interpolate`, `step` and `case`; zoom must stay the outermost question. */
function scaleValue(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return value * factor;
  if (!Array.isArray(value)) return value;
  const [operator] = value;
  const isResult = (at: number) => {
    if (operator === 'interpolate') return at >= 4 && at % 2 === 0;
    if (operator === 'step') return at >= 2 && at % 2 === 0;
    if (operator === 'case') return at >= 1 && (at % 2 === 0 || at === value.length - 1);
    return false;
  };
  return value.map((part, at) => (isResult(at) ? scaleValue(part, factor) : part));
}

/** Larger points need more room before they stand alone. */
export function scaleClusters(
  sources: Record<string, SourceSpecification>,
  factor: number,
): Record<string, SourceSpecification> {
  return Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [
      name,
      source.type === 'geojson' && source.clusterRadius !== undefined
        ? { ...source, clusterRadius: source.clusterRadius * factor }
        : source,
    ]),
  );
}
