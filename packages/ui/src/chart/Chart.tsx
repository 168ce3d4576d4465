import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { type CSSProperties, useContext, useEffect, useRef } from 'react';
import { echartsThemes } from '../echarts-theme.ts';
import { LookContext } from '../look.ts';

echarts.use([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  AriaComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
]);
echarts.registerTheme('shancheng-light', echartsThemes.light);
echarts.registerTheme('shancheng-cockpit', echartsThemes.cockpit);

/** What a click on a chart names. */
export interface ChartClick {
  name: string;
  dataIndex: number;
  seriesName: string | undefined;
}

interface ChartProps {
  option: echarts.EChartsCoreOption;
  /** Said by screen readers. */
  label: string;
  onClick?: (click: ChartClick) => void;
  /** The pointer moved to this value of the axis; needs `tooltip.trigger: 'axis'` and a value axis. */
  onHover?: (value: number) => void;
  className?: string;
  style?: CSSProperties;
}

/** An ECharts canvas in the look of the screen; fills its box and follows its size. */
export function Chart({ option, label, onClick, onHover, className, style }: ChartProps) {
  const look = useContext(LookContext);
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts>(undefined);
  const click = useRef(onClick);
  click.current = onClick;
  const hover = useRef(onHover);
  hover.current = onHover;

  useEffect(() => {
    if (!box.current) return;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const made = echarts.init(box.current, `shancheng-${look}`, { renderer: 'canvas' });
    made.setOption({ animation: !still });
    made.on('click', (event) =>
      click.current?.({ name: event.name, dataIndex: event.dataIndex, seriesName: event.seriesName }),
    );
    made.on('updateAxisPointer', (event) => {
      const { axesInfo } = event as { axesInfo?: { value: unknown }[] }; // ECharts gives this event no type
      const value = axesInfo?.[0]?.value;
      if (typeof value === 'number') hover.current?.(value);
    });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = undefined;
    };
  }, [look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new look makes a new chart, which needs the option again
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: false, lazyUpdate: true });
  }, [option, look]);

  return <div ref={box} role="img" aria-label={label} className={`sc-chart ${className ?? ''}`} style={style} />;
}
