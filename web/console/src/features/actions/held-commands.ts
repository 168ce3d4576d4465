import type { OperatorAction } from './action-rules.ts';

/** A command the operator has given that is not sent yet. */
export interface HeldCommand {
  id: string;
  incidentId: string;
  code: string;
  action: OperatorAction;
  /** Clock time in ms when it is sent. */
  sentAt: number;
}

interface Clock {
  now: () => number;
  setTimer: (work: () => void, ms: number) => () => void;
}

interface Held {
  command: HeldCommand;
  send: () => Promise<unknown>;
  stopTimer: () => void;
}

export const UNDO_MS = 5_000;

const BROWSER_CLOCK: Clock = {
  now: Date.now,
  setTimer: (work, ms) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

/** Holds each command back for the seconds in which it can be undone; undone means the server never hears of it. */
export class HeldCommands {
  #clock: Clock;
  #held: readonly Held[] = [];
  #list: readonly HeldCommand[] = [];
  #watchers = new Set<() => void>();

  constructor(clock: Clock = BROWSER_CLOCK) {
    this.#clock = clock;
  }

  /** Oldest first; the same array until something changes. */
  list = (): readonly HeldCommand[] => this.#list;

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  hold(command: Omit<HeldCommand, 'sentAt'>, send: () => Promise<unknown>): void {
    const sentAt = this.#clock.now() + UNDO_MS;
    const stopTimer = this.#clock.setTimer(() => void this.sendNow(command.id), UNDO_MS);
    this.#set([...this.#held, { command: { ...command, sentAt }, send, stopTimer }]);
  }

  undo(id: string): void {
    this.#takeOut(id);
  }

  async sendNow(id: string): Promise<void> {
    await this.#takeOut(id)?.send();
  }

  /** The page is being left: what was meant is sent rather than lost. */
  sendAll = async (): Promise<void> => {
    await Promise.all(this.#list.map(({ id }) => this.sendNow(id)));
  };

  #takeOut(id: string): Held | undefined {
    const found = this.#held.find(({ command }) => command.id === id);
    found?.stopTimer();
    if (found) this.#set(this.#held.filter((one) => one !== found));
    return found;
  }

  #set(held: readonly Held[]): void {
    this.#held = held;
    this.#list = held.map(({ command }) => command);
    for (const watcher of this.#watchers) watcher();
  }
}

/** The commands of this window. */
export const heldCommands = new HeldCommands();
