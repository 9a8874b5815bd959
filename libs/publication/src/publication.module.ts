import { Global, Module } from '@nestjs/common';
import { Announcer } from './announcements/announcer.js';
import { PublicationFeed } from './announcements/publication-feed.js';
import { SiteDirectory } from './directory/site-directory.js';
import { PublicationRepository } from './items/publication.repository.js';
import { Publications } from './items/publications.service.js';
import { PublicReader } from './reader/public-reader.js';

/** What citizens may see: written by publishing actions, read by public pages. */
@Global()
@Module({
  providers: [Announcer, PublicationFeed, SiteDirectory, PublicationRepository, Publications, PublicReader],
  exports: [Announcer, PublicationFeed, SiteDirectory, Publications, PublicReader],
})
export class PublicationModule {}
