import { type ChildProcess, spawn } from 'node:child_process';

export interface Publisher {
  /** Ends when the publisher has ended for good. */
  stop(): Promise<void>;
}

const RESTART_MS = 1000;

/** Plays a clip in a loop as a live RTSP camera. The clip's own H.264 is passed on unchanged, which costs hardly any CPU. */
export function publishClip(file: string, url: string, ffmpegPath = 'ffmpeg'): Publisher {
  let child: ChildProcess | undefined;
  let restart: NodeJS.Timeout | undefined;
  let stopped = false;
  const input = ['-re', '-stream_loop', '-1', '-i', file];
  const output = ['-map', '0:v:0', '-c', 'copy', '-f', 'rtsp', '-rtsp_transport', 'tcp', url];
  const start = () => {
    child = spawn(ffmpegPath, ['-v', 'error', '-nostdin', ...input, ...output], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', () => {});
    child.on('close', () => {
      if (!stopped) restart = setTimeout(start, RESTART_MS);
    });
  };
  start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(restart);
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const closed = new Promise((done) => child?.once('close', done));
      child.kill('SIGKILL');
      await closed;
    },
  };
}
