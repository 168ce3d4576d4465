import { fstatSync } from 'node:fs';

/** Calls `stop` once: on SIGTERM or SIGINT, and when whoever started this process is gone (stdin or IPC closed). */
export function endWithParent(stop: () => Promise<void>): void {
  let stopping = false;
  const once = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', once);
  process.on('SIGINT', once);
  if (process.send) process.on('disconnect', once);
  // Only a pipe tells of its writer's end; a terminal or /dev/null is not watched.
  const stdin = fstatSync(0);
  if (stdin.isFIFO() || stdin.isSocket()) {
    process.stdin.on('end', once);
    process.stdin.on('close', once);
    process.stdin.on('error', once);
    process.stdin.resume();
  }
}
