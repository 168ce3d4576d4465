import type { ThemeConfig } from 'antd';
import { FONT_FAMILY, lightTokens } from './tokens.ts';

/** antd theme of the console (and any antd screen), from the shared tokens. */
export const antdTheme: ThemeConfig = {
  token: {
    colorPrimary: lightTokens.primary,
    colorInfo: lightTokens.primary,
    colorError: lightTokens.danger,
    colorSuccess: lightTokens.tones.closed.text,
    colorWarning: lightTokens.tones.waiting.fill,
    colorText: lightTokens.text,
    colorTextSecondary: lightTokens.textSecondary,
    colorTextDescription: lightTokens.textSecondary,
    // antd’s own grey is too pale to read
    colorTextPlaceholder: lightTokens.textSecondary,
    colorBgLayout: lightTokens.background,
    colorBorder: lightTokens.lineStrong,
    colorBorderSecondary: lightTokens.line,
    borderRadius: 6,
    fontFamily: FONT_FAMILY,
    fontSize: 14,
    // eight hours in front of it: nothing fades or slides
    motion: false,
  },
  components: { Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8 }, Layout: { headerHeight: 48 } },
};

export { echartsTheme, echartsThemes } from './echarts-theme.ts';
