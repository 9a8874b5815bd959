import '../../../scripts/typescript.mjs';

export default async function tearDown() {
  const { closeStage } = await import('./stage.ts');
  await closeStage();
}
