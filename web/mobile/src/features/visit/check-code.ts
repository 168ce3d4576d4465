const PREFIX = 'SC:';

/**
 * The text of a check code as the server wants it. People type it without its beginning and with gaps; a code of
 * something else is left as it is, for the server to say what it is.
 */
export function checkCodeOf(text: string): string {
  const trimmed = text.trim();
  const bare = trimmed.replace(/^sc\s*[:：]/i, '').replace(/[\s-]/g, '');
  return /^[0-9a-f]{16,64}$/i.test(bare) ? PREFIX + bare.toLowerCase() : trimmed;
}

/** Whether it looks like a check code at all, before anything is sent. */
export function looksLikeCheckCode(text: string): boolean {
  return /^SC:[0-9a-f]{16,64}$/.test(checkCodeOf(text));
}
