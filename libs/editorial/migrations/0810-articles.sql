-- An article is its identity, its address and where it stands; what it says is in its versions, which are only ever added (LA-15.1).
create table articles (
  site_id uuid not null references sites (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
  state text not null check (state in ('draft', 'intake', 'in_approval', 'approved', 'refused', 'published', 'withdrawn')),
  current_version integer not null check (current_version > 0),
  -- The version citizens see; null while they see none.
  live_version integer,
  -- Of the current version, for lists.
  title text not null,
  category text not null,
  search_text text not null,
  -- Class of the work, the basis of royalties: outside what a signature binds (LA-13.1.a1).
  genre text,
  classified_by_id uuid,
  classified_by_name text,
  classified_at timestamptz,
  -- Refused on a ground that hides the text from ordinary staff (LA-9.5 grounds 6 and 7).
  restricted boolean not null default false,
  author_id uuid not null,
  author_name text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (site_id, id),
  unique (site_id, slug),
  foreign key (site_id, category) references categories (site_id, slug),
  check (state <> 'published' or live_version is not null),
  check (state <> 'withdrawn' or live_version is null),
  check ((genre is null) = (classified_at is null))
);
create index articles_newest on articles (site_id, updated_at desc, id desc);
create index articles_of_author on articles (site_id, author_id, updated_at desc, id desc);
create index articles_in_state on articles (site_id, state, updated_at desc, id desc);
comment on table articles is 'articles: identity, address, state';

create table article_versions (
  site_id uuid not null references sites (id),
  id uuid not null,
  article_id uuid not null,
  number integer not null check (number > 0),
  slug text not null,
  title text not null check (length(title) between 5 and 200),
  summary text not null check (length(summary) <= 500),
  body text not null,
  category text not null,
  featured boolean not null,
  office text not null,
  byline text,
  origin text not null check (origin in ('own', 'reused')),
  source text,
  source_author text,
  source_url text,
  image jsonb,
  change_note text,
  edited_by_id uuid not null,
  edited_by_name text not null,
  created_at timestamptz not null,
  primary key (site_id, id),
  unique (site_id, article_id, number),
  foreign key (site_id, article_id) references articles (site_id, id),
  foreign key (site_id, category) references categories (site_id, slug),
  -- LA-12.4
  check (origin = 'own' or (source is not null and source_author is not null))
);
create index article_versions_slug on article_versions (site_id, slug);
comment on table article_versions is 'every text an article ever had, drafts included';

alter table articles
  add foreign key (site_id, id, current_version) references article_versions (site_id, article_id, number) deferrable initially deferred,
  add foreign key (site_id, id, live_version) references article_versions (site_id, article_id, number) deferrable initially deferred;

-- After the keys: their owner is blind to rows once the policies are forced.
call class_tenant('articles');
call class_tenant('article_versions', insert_only => true);
