const KEY = 'shancheng.recorder';

/** The number of the recorder this officer last used on this phone. */
export function rememberedRecorder(accountId: string): string {
  try {
    return localStorage.getItem(`${KEY}.${accountId}`) ?? '';
  } catch {
    return '';
  }
}

export function rememberRecorder(accountId: string, number: string): void {
  try {
    localStorage.setItem(`${KEY}.${accountId}`, number);
  } catch {
    // storage forbidden: it is typed again next time
  }
}
