import { darkTokens, FONT_FAMILY, lightTokens, type Tokens } from './tokens.ts';

/** An ECharts theme object for `echarts.registerTheme`, for either look. */
export function echartsTheme(tokens: Tokens): Record<string, unknown> {
  const axis = {
    axisLine: { lineStyle: { color: tokens.line } },
    axisTick: { show: false },
    axisLabel: { color: tokens.textSecondary },
    nameTextStyle: { color: tokens.textSecondary },
    splitLine: { lineStyle: { color: tokens.line, opacity: 0.6 } },
  };
  return {
    color: [...tokens.series],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT_FAMILY, color: tokens.text },
    legend: { textStyle: { color: tokens.textSecondary } },
    tooltip: {
      backgroundColor: tokens.surfaceRaised,
      borderColor: tokens.line,
      textStyle: { color: tokens.text },
    },
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: axis,
    timeAxis: axis,
  };
}

/** ECharts themes by look. */
export const echartsThemes = { light: echartsTheme(lightTokens), cockpit: echartsTheme(darkTokens) };
