// The province with its sign-in service in one process, on the database that the environment names.
import 'reflect-metadata';
import { Config } from '@cong-tinh/platform';
import { startProgram } from '../../apps/local/src/program.js';

const program = await startProgram({ config: Config.load(), progress: { step: (_label, work) => work(), note: () => undefined } });
process.once('SIGTERM', () => void program.close().then(() => process.exit(0)));
