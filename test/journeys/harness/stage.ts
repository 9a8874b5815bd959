import { startBrowser } from './browser.js';
import { startProvince } from './province.js';

/** What the process that set the stage tells the processes that play on it. */
export interface Stage {
  readonly port: number;
  readonly dataFolder: string;
  /** What the program said while starting: addresses and demonstration accounts. */
  readonly output: string;
  readonly browser: string;
}

const VARIABLE = 'CONG_TINH_STAGE';
const closers: (() => Promise<void>)[] = [];

/** Starts program and browser and announces them in the environment. */
export async function openStage(): Promise<void> {
  try {
    const province = await startProvince();
    closers.push(() => province.close());
    const browser = await startBrowser();
    closers.push(() => browser.close());
    const { port, dataFolder, output } = province;
    process.env[VARIABLE] = JSON.stringify({ port, dataFolder, output, browser: browser.address } satisfies Stage);
  } catch (error) {
    await closeStage();
    throw error;
  }
}

/** Ends both. What is gone already (a browser that crashed) is no reason to lose the results of the run. */
export async function closeStage(): Promise<void> {
  delete process.env[VARIABLE];
  for (const close of closers.splice(0).reverse()) await close().catch((error: Error) => process.stderr.write(`${error.message}\n`));
}

/** The stage as announced; a journey runs through Jest only. */
export function stage(): Stage {
  const announced = process.env[VARIABLE];
  if (announced) return JSON.parse(announced) as Stage;
  throw new Error('Nothing was started. The Jest project of journeys names test/journeys/harness/global-setup.mjs as its globalSetup.');
}
