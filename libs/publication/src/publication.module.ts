import { Global, Module } from '@nestjs/common';
import { Announcer } from './announcements/announcer.js';
import { PublicationFeed } from './announcements/publication-feed.js';
import { SiteDirectory } from './directory/site-directory.js';
import { PublicationRepository } from './items/publication.repository.js';
import { Publications } from './items/publications.service.js';
import { PublicReader } from './reader/public-reader.js';
import { MenuProvisioner } from './sites/menu.provisioner.js';
import { SiteShells } from './sites/site-shells.writer.js';
import { SiteShellsRepository } from './sites/site-shells.repository.js';

const services = [Announcer, PublicationFeed, SiteDirectory, Publications, PublicReader, SiteShells, MenuProvisioner];

/** What citizens may see: written by publishing actions, read by public pages. */
@Global()
@Module({
  providers: [...services, PublicationRepository, SiteShellsRepository],
  exports: services,
})
export class PublicationModule {}
