/**
 * Without a `glyphs` address MapLibre draws every letter from these families on the device
 * and takes the weight from the first name.
 */
export const REGULAR = ['Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];
export const BOLD = ['Noto Sans SC Bold', ...REGULAR];
