import { Config, ConfigurationError, OperationsServer } from '@cong-tinh/platform';
import { createPortal } from './create-portal.js';

try {
  const config = Config.load();
  const app = await createPortal({ config });
  // Here and not in createPortal: whoever runs the portal beside other parts answers signals itself.
  app.enableShutdownHooks();
  await app.get(OperationsServer).listen(config.operationsPort);
  await app.listen(config.listenPort, config.listenHost);
} catch (error) {
  process.stderr.write(`${error instanceof ConfigurationError ? error.message : String((error as Error).stack)}\n`);
  process.exit(1);
}
