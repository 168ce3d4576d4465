import { describe, expect, it } from 'vitest';
import { darkTokens, lightTokens, TONES, type Tokens } from './tokens.ts';

// Vitest empties style sheets, and the web’s types know no node:fs, so it is read through an untyped specifier
const fs: { readFileSync(path: URL, encoding: 'utf8'): string } = await import('node:fs' as string);
const css = fs
  .readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
  .toLowerCase()
  .replaceAll(/\s/g, '');
const [light = '', dark = ''] = css.split(':root[data-look="cockpit"]');

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]; // two in, two out
  return (high + 0.05) / (low + 0.05);
}

describe('design tokens', () => {
  it.each([
    ['light', light, lightTokens],
    ['cockpit', dark, darkTokens],
  ] as [string, string, Tokens][])('the %s style sheet says the same as tokens.ts', (_look, sheet, tokens) => {
    for (const tone of TONES) {
      const { fill, text, tint } = tokens.tones[tone];
      expect(sheet).toContain(`--sc-${tone}:${fill.toLowerCase()};`);
      expect(sheet).toContain(`--sc-${tone}-text:${text.toLowerCase()};`);
      expect(sheet).toContain(`--sc-${tone}-tint:${tint.toLowerCase().replaceAll(/\s/g, '')};`);
    }
    expect(sheet).toContain(`--sc-text:${tokens.text.toLowerCase()};`);
    expect(sheet).toContain(`--sc-primary:${tokens.primary.toLowerCase()};`);
    expect(sheet).toContain(`--sc-background:${tokens.background.toLowerCase()};`);
  });

  it('every status word can be read on its own tint and on a white card', () => {
    for (const tone of TONES) {
      const { text, tint } = lightTokens.tones[tone];
      expect(contrast(text, tint), `${tone} on tint`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, lightTokens.surface), `${tone} on card`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(lightTokens.textSecondary, lightTokens.background)).toBeGreaterThanOrEqual(4.5);
    for (const tone of TONES) {
      expect(
        contrast(darkTokens.tones[tone].text, darkTokens.surfaceRaised),
        `${tone} on the wall`,
      ).toBeGreaterThanOrEqual(4.5);
    }
  });
});
