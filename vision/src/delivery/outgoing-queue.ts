import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A message to the platform that must arrive, once. */
export interface OutgoingMessage {
  path: string;
  idempotencyKey: string;
  body: string;
}

export interface QueuedMessage extends OutgoingMessage {
  fileName: string;
}

/**
 * What one camera has to say and the platform has not yet taken: a folder with a file per message, named by order.
 * Bounded: when it is full the newest message is dropped and counted, for the oldest tell when a matter began, and
 * what still goes on will be raised again after its cooldown.
 */
export class OutgoingQueue {
  dropped = 0;
  readonly #folder: string;
  readonly #limit: number;
  #fileNames: string[];
  #lastNumber: number;
  #writing: Promise<unknown> = Promise.resolve();

  /** Finds again what an earlier run left behind. */
  static async open(folder: string, limit: number): Promise<OutgoingQueue> {
    await mkdir(folder, { recursive: true });
    const names = await readdir(folder);
    await Promise.all(
      names.filter((name) => name.endsWith('.tmp')).map((name) => rm(join(folder, name), { force: true })),
    );
    return new OutgoingQueue(folder, limit, names.filter((name) => /^\d{12}-.*\.json$/.test(name)).sort());
  }

  private constructor(folder: string, limit: number, fileNames: string[]) {
    this.#folder = folder;
    this.#limit = limit;
    this.#fileNames = fileNames;
    this.#lastNumber = Number(fileNames.at(-1)?.slice(0, 12) ?? 0);
  }

  get size(): number {
    return this.#fileNames.length;
  }

  /** Resolves once the message is safe on disk; false when the queue was full and it was dropped. */
  add(message: OutgoingMessage): Promise<boolean> {
    const added = this.#writing.then(() => this.#write(message));
    this.#writing = added.catch(() => {});
    return added;
  }

  /** The oldest message; a file that cannot be read is put aside as `.broken`. */
  async findOldest(): Promise<QueuedMessage | undefined> {
    for (let fileName = this.#fileNames[0]; fileName; fileName = this.#fileNames[0]) {
      const text = await readFile(join(this.#folder, fileName), 'utf8').catch(() => '');
      const message = parseMessage(text);
      if (message) return { ...message, fileName };
      await rename(join(this.#folder, fileName), join(this.#folder, `${fileName}.broken`)).catch(() => {});
      this.#forget(fileName);
    }
    return undefined;
  }

  async remove({ fileName }: QueuedMessage): Promise<void> {
    await rm(join(this.#folder, fileName), { force: true });
    this.#forget(fileName);
  }

  async #write(message: OutgoingMessage): Promise<boolean> {
    if (this.#fileNames.length >= this.#limit) {
      this.dropped++;
      return false;
    }
    const fileName = `${String(++this.#lastNumber).padStart(12, '0')}-${message.idempotencyKey}.json`;
    const path = join(this.#folder, fileName);
    const file = await open(`${path}.tmp`, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(message));
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(`${path}.tmp`, path);
    this.#fileNames.push(fileName);
    return true;
  }

  #forget(fileName: string): void {
    this.#fileNames = this.#fileNames.filter((name) => name !== fileName);
  }
}

function parseMessage(text: string): OutgoingMessage | undefined {
  try {
    const { path, idempotencyKey, body } = JSON.parse(text) as Partial<OutgoingMessage>; // checked on the next line
    if (typeof path !== 'string' || typeof idempotencyKey !== 'string' || typeof body !== 'string') return undefined;
    return { path, idempotencyKey, body };
  } catch {
    return undefined;
  }
}
