// Starts one PostgreSQL for a run of Jest, however many projects take part and even when a single spec runs alone.
import '../../scripts/typescript.mjs';

export default async function setUp() {
  const { startTestCluster } = await import('./cluster.ts');
  await startTestCluster();
}
