// Starts the whole product as `npm start` does, and one browser, for all journeys of a run.
import '../../../scripts/typescript.mjs';

export default async function setUp() {
  const { openStage } = await import('./stage.ts');
  await openStage();
}
