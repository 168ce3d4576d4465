/**
 * Ends this process, as if by SIGTERM, when the one that started it is gone. Without it a `kill -9` of npm would leave
 * the server running, and the next start would find its port taken.
 */
export function stopWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

// Loaded with --import it works at once; a child of that process must ask for it again.
if (process.env.SHANCHENG_STOP_WITH_PARENT === '1') {
  delete process.env.SHANCHENG_STOP_WITH_PARENT;
  stopWithParent();
}
