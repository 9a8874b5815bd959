import '../../scripts/typescript.mjs';

export default async function tearDown() {
  const { stopTestCluster } = await import('./cluster.ts');
  await stopTestCluster();
}
