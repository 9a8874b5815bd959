-- Published rows never change. When the allow-list does, each is looked at once: would its text be cleaned otherwise today?
create table published_html_reviews (
  site_id uuid not null references sites (id),
  item_id uuid not null,
  sanitiser integer not null,
  changes boolean not null,
  reviewed_at timestamptz not null,
  primary key (site_id, item_id, sanitiser),
  foreign key (site_id, item_id) references published_items (site_id, id)
);
comment on table published_html_reviews is 'which published texts a newer allow-list would change';
call class_tenant('published_html_reviews', insert_only => true);
