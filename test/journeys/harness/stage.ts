import { DEMONSTRATION_PASSWORD } from '../../../apps/local/src/demonstration/offices.js';
import { startBrowser } from './browser.js';
import { startProvince } from './province.js';

/** What the process that set the stage tells the processes that play on it. */
export interface Stage {
  readonly scheme: 'http' | 'https';
  readonly port: number;
  readonly dataFolder: string;
  /** Where a real mail server puts letters; null where the program shows them itself. */
  readonly mailFolder: string | null;
  /** Of every demonstration account. */
  readonly password: string;
  /** Secret that one-time codes are made from; null where the one code stands in the data folder. */
  readonly oneTimeSecret: string | null;
  /** Whether its screens are looked at; the same screens on other servers look the same. */
  readonly looks: boolean;
  /** What the program said while starting: addresses and demonstration accounts. */
  readonly output: string;
  readonly browser: string;
}

const VARIABLE = 'CONG_TINH_STAGE';
const closers: (() => Promise<void>)[] = [];

/** A province that somebody else has started, announced for {@link openStage} to add the browser. */
export const announcedStage = (province: Omit<Stage, 'browser'>): Record<string, string> => ({ [VARIABLE]: JSON.stringify(province) });

/** Starts program and browser and announces them in the environment; a program that is announced already is not started. */
export async function openStage(): Promise<void> {
  try {
    const province = announcedProvince() ?? (await ownProvince());
    const browser = await startBrowser();
    closers.push(() => browser.close());
    process.env[VARIABLE] = JSON.stringify({ ...province, browser: browser.address } satisfies Stage);
  } catch (error) {
    await closeStage();
    throw error;
  }
}

function announcedProvince(): Omit<Stage, 'browser'> | null {
  const announced = process.env[VARIABLE];
  return announced ? (JSON.parse(announced) as Omit<Stage, 'browser'>) : null;
}

async function ownProvince(): Promise<Omit<Stage, 'browser'>> {
  const province = await startProvince();
  closers.push(() => province.close());
  const { port, dataFolder, output } = province;
  return { scheme: 'http', password: DEMONSTRATION_PASSWORD, oneTimeSecret: null, mailFolder: null, looks: true, port, dataFolder, output };
}

/** Ends both. What is gone already (a browser that crashed) is no reason to lose the results of the run. */
export async function closeStage(): Promise<void> {
  delete process.env[VARIABLE];
  for (const close of closers.splice(0).reverse()) await close().catch((error: Error) => process.stderr.write(`${error.message}\n`));
}

/** What is looked at: the stage's screens as it says, and pages that need no stage. */
export const isLookedAt = (): boolean => announcedProvince()?.looks ?? true;

/** The stage as announced; a journey runs through Jest only. */
export function stage(): Stage {
  const announced = process.env[VARIABLE];
  if (announced) return JSON.parse(announced) as Stage;
  throw new Error('Nothing was started. The Jest project of journeys names test/journeys/harness/global-setup.mjs as its globalSetup.');
}
