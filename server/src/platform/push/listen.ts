import type { OpenDatabase } from '../db/index.ts';
import type { Logger } from '../log/log.ts';

const TRY_AGAIN_MS = 500;

/** LISTEN on a connection of its own, renewed when it breaks, however long the database stays away. */
export async function listen(
  pool: OpenDatabase['pool'],
  channel: string,
  log: Logger,
  heard: (payload: string) => Promise<void>,
): Promise<() => void> {
  let stopped = false;
  let release: (() => void) | undefined;

  async function open(): Promise<void> {
    const client = await pool.connect();
    let released = false;
    const drop = () => {
      if (!released) client.release(true);
      released = true;
    };
    client.on('notification', (message) => {
      heard(message.payload ?? '').catch((error: unknown) => log.error('Push:ListenFailed', { error: String(error) }));
    });
    client.on('error', () => {
      if (!released) openLater();
      drop();
    });
    release = drop;
    try {
      await client.query(`listen ${channel}`);
    } catch (error) {
      drop();
      throw error;
    }
    if (stopped) drop();
  }

  function openLater(): void {
    setTimeout(() => {
      if (stopped) return;
      open().catch((error: unknown) => {
        log.error('Push:ListenLost', { error: String(error) });
        openLater();
      });
    }, TRY_AGAIN_MS).unref();
  }

  await open();
  return () => {
    stopped = true;
    release?.();
  };
}
