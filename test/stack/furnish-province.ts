// Gives a provisioned province its demonstration offices, in the product and in Keycloak, and its articles.
import 'reflect-metadata';
import { Config } from '@cong-tinh/platform';
import { SiteDirectory } from '@cong-tinh/publication';
import { NestFactory } from '@nestjs/core';
import { emailOf, OFFICES } from '../../apps/local/src/demonstration/offices.js';
import { seatOffices } from '../../apps/local/src/demonstration/seat-offices.js';
import { writeArticles } from '../../apps/local/src/demonstration/write-articles.js';
import { ProvinceModule } from '../../apps/portal/src/province.module.js';
import { type KeycloakAddress, KeycloakRealm } from '../contracts/keycloak-realm.js';

const { base, admin, password } = JSON.parse(process.env['STACK_REALM'] ?? '{}') as KeycloakAddress & { password: string };
// Keycloak takes neither brackets nor ampersands in a person's name.
const personOf = (name: string) => name.replace(' (minh họa)', '').replaceAll('&', ' và ');
const realm = new KeycloakRealm({ base, admin });
const makeUsers = async () => {
  for (const office of OFFICES) await realm.addUser(office.username, password, { email: emailOf(office), name: personOf(office.name) });
};

const furnish = async () => {
  const app = await NestFactory.createApplicationContext(ProvinceModule.with({ config: Config.load(), schedules: false }), {
    logger: false,
  });
  await app.get(SiteDirectory).reload();
  await seatOffices(app);
  await writeArticles(app);
  await app.close();
};

await Promise.all([makeUsers(), furnish()]);
process.exit();
