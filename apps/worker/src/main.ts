import { Config, ConfigurationError, createLogger, NestLogger, OperationsServer } from '@cong-tinh/platform';
import { NestFactory } from '@nestjs/core';
import { ProvinceModule } from '../../portal/src/province.module.js';
import { startWork } from './start-work.js';

try {
  const config = Config.load();
  const app = await NestFactory.createApplicationContext(ProvinceModule.with({ config, schedules: true }), {
    logger: new NestLogger(createLogger(config.logLevel)),
  });
  app.enableShutdownHooks();
  await app.get(OperationsServer).listen(config.operationsPort);
  await startWork(app);
} catch (error) {
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : String((error as Error).stack)}\n`);
  process.exit(1);
}
