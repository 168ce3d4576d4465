/** Two short rising tones, then a pause: heard in traffic, told apart from a phone call. */
const PATTERN_SECONDS = [
  { from: 0, frequency: 880 },
  { from: 0.18, frequency: 1175 },
  { from: 0.5, frequency: 880 },
  { from: 0.68, frequency: 1175 },
];
const TONE_SECONDS = 0.15;
const EVERY_MS = 2_000;
const VIBRATION_MS = [300, 120, 300];

let context: AudioContext | undefined;
let repeating: ReturnType<typeof setInterval> | undefined;
const watchers = new Set<() => void>();

function audio(): AudioContext | undefined {
  if (context === undefined && typeof AudioContext === 'function') {
    context = new AudioContext();
    context.onstatechange = () => {
      for (const watcher of watchers) watcher();
    };
  }
  return context;
}

/** Browsers stay mute until the first touch: call once; the first tap anywhere opens the sound. */
export function unlockSoundOnFirstTap(): () => void {
  const unlock = () => void audio()?.resume();
  addEventListener('pointerdown', unlock);
  addEventListener('keydown', unlock);
  return () => {
    removeEventListener('pointerdown', unlock);
    removeEventListener('keydown', unlock);
  };
}

/** For useSyncExternalStore: true when a ring would be heard. */
export const soundState = {
  subscribe(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
  isOpen: (): boolean => context?.state === 'running',
};

function once(): void {
  const speaker = audio();
  if (speaker?.state === 'running') {
    for (const { from, frequency } of PATTERN_SECONDS) playTone(speaker, frequency, speaker.currentTime + from);
  } else {
    void speaker?.resume().catch(() => undefined);
  }
  // Refused before the first touch, and missing on iOS: the screen still shows it.
  navigator.vibrate?.(VIBRATION_MS);
}

function playTone(speaker: AudioContext, frequency: number, at: number): void {
  const tone = speaker.createOscillator();
  const volume = speaker.createGain();
  tone.type = 'square';
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.35, at + 0.01);
  volume.gain.linearRampToValueAtTime(0, at + TONE_SECONDS);
  tone.connect(volume).connect(speaker.destination);
  tone.start(at);
  tone.stop(at + TONE_SECONDS);
}

/** Sounds and vibrates until `stopRinging`. */
export function startRinging(): void {
  if (repeating !== undefined) return;
  once();
  repeating = setInterval(once, EVERY_MS);
}

export function stopRinging(): void {
  clearInterval(repeating);
  repeating = undefined;
  navigator.vibrate?.(0);
}
