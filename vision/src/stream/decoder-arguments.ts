/** Analysed pictures are at most this wide: enough for the detector and a readable snapshot. */
const WIDEST = 960;
const SOCKET_TIMEOUT_US = 8_000_000;

const isNetworkStream = (url: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(url) && !url.startsWith('file:');

/**
 * ffmpeg arguments that turn a stream into PPM pictures on stdout, `framesPerSecond` at most, each the moment it is
 * decoded: one decoder thread (frame threads hold frames back), hardly any probing, no buffers, and `select` instead
 * of the `fps` filter, which waits for the next frame before it lets one go.
 */
export function decoderArguments(url: string, framesPerSecond: number): string[] {
  const select = `select='isnan(prev_selected_t)+gte(t-prev_selected_t,${(0.9 / framesPerSecond).toFixed(4)})+lt(t,prev_selected_t)'`;
  const scale = `scale='min(${WIDEST},iw)':-2:flags=fast_bilinear`;
  const live = isNetworkStream(url);
  // A file has no arrival time: it is played at its own speed and stamped as it passes.
  const pace = live ? [] : ['realtime', 'setpts=RTCTIME/(TB*1000000)'];
  const filters = [...pace, select, 'showinfo=checksum=0', scale].join(',');
  return [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'level+info', '-threads', '1'],
    ...(live ? liveInput(url) : ['-stream_loop', '-1']),
    ...['-copyts', '-i', url, '-map', '0:v:0', '-an', '-sn', '-dn', '-vf', filters, '-filter_threads', '1'],
    ...['-fps_mode', 'passthrough', '-c:v', 'ppm', '-f', 'image2pipe', '-flush_packets', '1', 'pipe:1'],
  ];
}

function liveInput(url: string): string[] {
  const rtsp = /^rtsps?:/i.test(url) ? ['-rtsp_transport', 'tcp', '-timeout', String(SOCKET_TIMEOUT_US)] : [];
  const lowDelay = ['-fflags', 'nobuffer', '-flags', 'low_delay', '-probesize', '32768', '-analyzeduration', '0'];
  return [...rtsp, ...lowDelay, '-use_wallclock_as_timestamps', '1'];
}
