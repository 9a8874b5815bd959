import { describe, expect, it } from '@jest/globals';
import { Metrics } from './metrics.js';

describe('Metrics', () => {
  it('measures requests by route, method and status', async () => {
    const metrics = new Metrics();
    metrics.observeRequest('GET', '/api/me', 200, 0.004);
    metrics.observeRequest('GET', '/api/me', 200, 0.2);
    const text = await metrics.registry.metrics();
    expect(text).toContain('portal_http_request_seconds_count{method="GET",route="/api/me",status="200"} 2');
    expect(text).toContain('portal_http_request_seconds_bucket{le="0.005",method="GET",route="/api/me",status="200"} 1');
  });

  it('gives libs counters and gauges of their own, named after the portal', async () => {
    const metrics = new Metrics();
    metrics.counter('pages_total', 'Pages', ['outcome']).inc({ outcome: 'hit' });
    metrics.gauge('queue', 'Waiting', [], function () {
      this.set(7);
    });
    expect(await metrics.registry.metrics()).toMatch(/portal_pages_total\{outcome="hit"\} 1[\s\S]*portal_queue 7/);
    expect(() => metrics.counter('pages_total', 'Pages again')).toThrow(/already been registered/);
  });
});
