/**
 * Settings for one district on a small machine. Durability stays on: what was acknowledged must survive a power cut.
 * They are given on the command line, so an upgrade of the platform brings its own.
 */
const usual: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '256MB',
  fsync: 'on',
  synchronous_commit: 'on',
  wal_compression: 'on',
  // Few, long checkpoints: a checkpoint is what makes the slowest inserts slow.
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  random_page_cost: '1.1',
  // Our queries are short; compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_duration_statement: '2s',
  // A logged statement must not carry what people wrote or who they are.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

/** Command-line arguments for `postgres`. */
export function clusterArguments(socketDirectory: string, settings: Readonly<Record<string, string>>): string[] {
  const all = { ...usual, ...settings, unix_socket_directories: socketDirectory };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
