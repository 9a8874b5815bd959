-- A unit's versions are looked up by the hundred; the exclusion's GiST index is slow at that.
create index unit_versions_by_unit on unit_versions (unit_id, valid_from);
