import {
  type AccessMode,
  type ConnectionProvider,
  type Dialect,
  type IsolationLevel,
  Kysely,
  type KyselyProps,
  Transaction,
  TransactionBuilder,
} from 'kysely';
import type { DB } from './schema.generated.ts';

/**
 * Kysely whose transactions put independent statements on the wire together: `Promise.all` inside one costs a single
 * round trip, and PostgreSQL still runs them one by one, in the order in which they were started (each sees what those
 * before it did). Kysely itself sends a transaction’s statements strictly one after another. Needs `pipeline` on the
 * pool’s connections.
 */
export class PipelinedDatabase extends Kysely<DB> {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    super({ dialect });
    this.#dialect = dialect;
  }

  override transaction(): TransactionBuilder<DB> {
    const dialect = this.#dialect;
    // A driver’s begin, commit and rollback need nothing but the connection they are given.
    const driver = dialect.createDriver();
    return new PipelinedTransactionBuilder({ config: { dialect }, dialect, driver, executor: this.getExecutor() });
  }
}

type TransactionSettings = Parameters<KyselyProps['driver']['beginTransaction']>[1];

class PipelinedTransactionBuilder extends TransactionBuilder<DB> {
  readonly #props: KyselyProps;
  readonly #settings: TransactionSettings;

  constructor(props: KyselyProps, settings: TransactionSettings = {}) {
    super(props);
    this.#props = props;
    this.#settings = settings;
  }

  override setIsolationLevel(isolationLevel: IsolationLevel): PipelinedTransactionBuilder {
    return new PipelinedTransactionBuilder(this.#props, { ...this.#settings, isolationLevel });
  }

  override setAccessMode(accessMode: AccessMode): PipelinedTransactionBuilder {
    return new PipelinedTransactionBuilder(this.#props, { ...this.#settings, accessMode });
  }

  override execute<T>(work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
    const { executor, driver } = this.#props;
    return executor.provideConnection(async (connection) => {
      const same: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) };
      const trx = new Transaction<DB>({ ...this.#props, executor: executor.withConnectionProvider(same) });
      // Not awaited alone: the first statements of the work travel with it. A plain `begin` fails only with its
      // connection, and then all that follows fails too.
      const begun = driver.beginTransaction(connection, this.#settings);
      try {
        const [result] = await Promise.all([work(trx), begun]);
        await driver.commitTransaction(connection);
        return result;
      } catch (error) {
        // Queued behind whatever is still on the wire, so nothing of this transaction runs after it.
        await driver.rollbackTransaction(connection).catch(() => undefined); // the connection is gone, and so is the work
        throw error;
      }
    });
  }
}
