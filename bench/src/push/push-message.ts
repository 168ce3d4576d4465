/** What the bench’s source sends: `dueAt` in ms since 1970 with fractions, on the clock of this machine. */
export interface PushBenchMessage {
  n: number;
  dueAt: number;
  padding: string;
}
