import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

test('Prometheus reads what was counted, and two platforms in one process do not mix', async () => {
  const metrics = createMetrics();
  createMetrics().pushClients.set(99);
  metrics.pushClients.inc();
  metrics.chainSeconds.observe({ stage: 'acknowledged' }, 0.8);
  metrics.httpRequestSeconds.observe({ method: 'GET', route: '/health/live', status: '2xx' }, 0.002);
  metrics.ledger.set({ term: 'open' }, 3);
  const { text, contentType } = await metrics.render();
  expect(contentType).toContain('text/plain');
  expect(text).toContain('push_clients 1');
  expect(text).toContain('chain_seconds_bucket{le="1",stage="acknowledged"} 1');
  expect(text).toContain('chain_seconds_bucket{le="0.75",stage="acknowledged"} 0');
  expect(text).toContain('ledger_signals{term="open"} 3');
});
