import { readFileSync } from 'node:fs';

/**
 * Ends this process, as if by SIGTERM, when the one that started it is gone. Without it a `kill -9` of npm would leave
 * the server running, and the next start would find its port taken.
 */
export function stopWithParent() {
  const parent = process.ppid;
  // npm runs a script through a shell that waits for it, and that shell outlives a killed npm.
  const shell = isScriptShell(parent) ? { pid: parent, parent: parentOf(parent) } : undefined;
  const watch = setInterval(() => {
    const isOrphan = process.ppid !== parent || (shell !== undefined && parentOf(shell.pid) !== shell.parent);
    if (!isOrphan) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

function isScriptShell(pid) {
  const [program = '', flag] = read(`/proc/${pid}/cmdline`).split('\0');
  return /(^|\/)(sh|dash|bash)$/.test(program) && flag === '-c';
}

function parentOf(pid) {
  return read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1];
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // gone, or a system without /proc
  }
}

// Loaded with --import it works at once; a child of that process must ask for it again.
if (process.env.SHANCHENG_STOP_WITH_PARENT === '1') {
  delete process.env.SHANCHENG_STOP_WITH_PARENT;
  stopWithParent();
}
